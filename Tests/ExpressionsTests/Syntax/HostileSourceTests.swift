import TestSupport
import Testing

@testable import Expressions

struct HostileSourceTests {
    private static let unlimited = Limits(sourceLength: .max, depth: 250, cost: 1_000_000)

    @Test func `a source of ten megabytes is refused by its length`() {
        let source = String(repeating: "a", count: 10_000_000)
        #expect(refusals(source).map(\.kind) == [.sourceTooLong(length: 10_000_000, limit: 100_000)])
    }

    private static let towers: [(String, String, String, String)] = [
        ("parentheses", "(", "1", ")"), ("lists", "[", "1", "]"), ("maps", "{1:", "1", "}"),
        ("indexes", "a[", "0", "]"),
        ("calls", "size(", "a", ")"), ("not", "!", "true", ""), ("negations", "-", "a", ""), ("sums", "", "a", "+a"),
        ("comparisons", "", "a", "==a"), ("fields", "", "a", ".b"), ("methods", "", "a", ".f()"),
        ("conditionals", "a?b:", "c", ""), ("products", "", "a", "*a"),
        ("macros", "[1].all(x,", "true", ")"), ("bindings", "cel.bind(x,1,", "x", ")"), ("options", "[?", "a", "]"),
    ]

    @Test(arguments: towers)
    func `what is nested 100,000 levels deep is refused`(
        name: String, before: String, middle: String, after: String
    ) throws {
        let count = 100_000
        let source = String(repeating: before, count: count) + middle + String(repeating: after, count: count)
        let failure = #expect(throws: Parser.Failure.self) {
            try Parser.parse(source, limits: Self.unlimited)
        }
        guard case .tooDeep? = failure?.kind else {
            Issue.record("\(name): \(String(describing: failure))")
            return
        }
    }

    @Test func `32 levels of anything are accepted`() throws {
        for (_, before, middle, after) in Self.towers {
            let source = String(repeating: before, count: 32) + middle + String(repeating: after, count: 32)
            _ = try Parser.parse(source, limits: .standard)
        }
    }

    @Test func `20,000 terms of a condition are one level`() throws {
        let source = Array(repeating: "true", count: 14_000).joined(separator: "&&")
        #expect(try value(source) == .bool(true))
    }

    @Test func `depth is counted through the names of a block`() {
        let entry = { (index: Int) in
            String(repeating: "[", count: 200) + (index == 0 ? "1" : "cel.index(\(index - 1))")
                + String(repeating: "]", count: 200)
        }
        let source = "cel.block([\((0..<100).map(entry).joined(separator: ","))], cel.index(99)) == []"
        guard case .tooDeep? = refusals(source).first?.kind else {
            Issue.record("a value nested 20,000 levels deep would be made")
            return
        }
    }

    private static let words = [
        "a", "b", "x", "1", "2u", "1.5", "'s'", "b'x'", "r'\\d'", "true", "null", "[", "]", "{", "}", "(", ")", "(",
        ")",
        ".", ",", ":", "?", "!", "-", "+", "*", "/", "%", "<", "<=", "==", "!=", ">", "&&", "||", " in ", "has(",
        ".all(", ".map(", ".exists(", "x,", "size(", ".matches(", "cel.bind(", "optional.of(", ".?", "[?", "`a-b`",
        "timestamp(", "'2020-01-01T00:00:00Z'", "duration(", "'1h'", "dyn(", ".format(", "math.greatest(", "\\", "'",
        "\"", "\"\"\"", "#", "é", "\u{0}", "0x", "9223372036854775807", "//", "\n",
    ]

    @Test(arguments: 0..<300)
    func `words in any order are an expression or a mistake, never a crash`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var environment = Environment()
        environment.declare("a", .int)
        environment.declare("b", .list(.dyn))
        for _ in 0..<20 {
            let source = (0..<random.below(24)).map { _ in random.pick(Self.words) }.joined()
            for isChecked in [true, false] {
                let limits = Limits(sourceLength: 1000, depth: 50, cost: 1000)
                let expression =
                    isChecked
                    ? try? Expression.compile(source, in: environment, limits: limits)
                    : try? Expression.compileUnchecked(source, in: environment, limits: limits)
                guard let expression else { continue }
                var bindings = Bindings(environment)
                bindings["a"] = .int(3)
                bindings["b"] = .list([.int(1), .string("x")])
                _ = try? expression.evaluate(bindings)
                #expect(expression.tree[expression.tree.root].span.upperBound <= source.utf8.count)
            }
        }
    }
}
