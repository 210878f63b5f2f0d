import Foundation
import TestSupport
import Testing

@testable import Expressions

struct PatternTests {
    private static let cases: [(pattern: String, yes: [String], no: [String])] = [
        ("", ["", "a"], []), ("ab", ["ab", "xaby"], ["ba", ""]), ("^ab$", ["ab"], ["xab", "abx", "ab\n"]),
        ("a|b|", ["", "c"], []), ("^(a|bc)*d$", ["d", "abcad"], ["abd"]), ("^a{2,3}$", ["aa", "aaa"], ["a", "aaaa"]),
        ("^a{2,}$", ["aa", "aaaaa"], ["a"]), ("^a{2}$", ["aa"], ["a", "aaa"]), ("^a{,2}$", ["a{,2}"], ["a", "aa"]),
        ("^a+?b*?$", ["a", "aabb"], ["b"]), ("^.$", ["a", "é", "😀"], ["", "\n", "ab"]), ("(?s)^.$", ["\n"], []),
        ("^[a-c]$", ["b"], ["d", "-"]), ("^[^a-c]$", ["d", "é", "\n"], ["b"]), ("^[]a]$", ["]", "a"], ["b"]),
        ("^[a-]$", ["-", "a"], ["b"]), (#"^[\d\-x]$"#, ["5", "-", "x"], ["a"]), ("^[[:alpha:]_]$", ["q", "_"], ["1"]),
        ("^[[:^digit:]]$", ["a"], ["1"]), (#"^\w\W\d\D\s\S$"#, ["a-1b c"], ["aa1b c"]),
        (#"^\x41\x{1F600}\101$"#, ["A😀A"], ["AA"]),
        (#"^\Qa.b\E.$"#, ["a.bc"], ["axbc"]), (#"^\pL+$"#, ["aéש"], ["a1"]),
        (#"^\p{Lu}\P{Lu}\p{^Lu}$"#, ["Aaa"], ["AAa"]),
        (#"^\pN$"#, ["5", "٣"], ["a"]), ("(?i)^straSSe$", ["STRASSE", "straſſe"], ["straße"]),
        ("(?i)^[k]é$", ["\u{212A}É"], ["e"]),
        ("(?i:a)b", ["Ab", "ab"], ["aB"]), ("(?i)a(?-i)b", ["Ab"], ["aB"]),
        (#"\bab\b"#, ["ab", "x ab."], ["xab", "ab1"]),
        (#"^\B.$"#, ["-"], ["a"]), ("(?m)^b$", ["a\nb\nc", "b"], ["ab"]), (#"\Ab\z"#, ["b"], ["a\nb", "b\n"]),
        ("(?P<name>a)(?<other>b)(?:c)", ["abc"], ["ab"]), ("^(a*)*$", ["", "aaa"], ["b"]), ("$^", [""], ["a"]),
        ("^+1700[0-9]{6}$".replacingOccurrences(of: "+", with: #"\+"#), ["+1700123456"], ["1700123456"]),
        ("^שלום$", ["שלום"], ["שלו"]), ("[^\u{0}-\u{10FFFF}]", [], ["", "a", "\u{10FFFF}"]),
        (#"a\.b"#, ["a.b"], ["axb"]),
        ("^[א-ת]+$", ["כהן"], ["cohen"]), ("é", ["cafe\u{301}é"], ["cafe\u{301}"]),
    ]

    @Test(arguments: cases)
    func `a pattern matches what RE2's syntax says`(pattern: String, yes: [String], no: [String]) throws {
        for isForOneText in [true, false] {
            let compiled = try Pattern(pattern, isForOneText: isForOneText)
            for text in yes { #expect(compiled.matches(text), "\(text)") }
            for text in no { #expect(!compiled.matches(text), "\(text)") }
        }
    }

    @Test(arguments: [
        ("(", Pattern.ParseError.Reason.missingParenthesis, 1), (")", .unexpectedParenthesis, 0),
        ("[a", .missingBracket, 2),
        ("[z-a]", .badRange, 4), ("*a", .nothingToRepeat, 0), ("a**", .nothingToRepeat, 3),
        ("a{3}{2}", .nothingToRepeat, 7),
        ("a{1001}", .badCount, 7), ("a{3,2}", .badCount, 6), (#"a\"#, .trailingBackslash, 1), (#"\1"#, .badEscape, 2),
        (#"\q"#, .badEscape, 2), ("(?<=a)", .badGroup, 3), ("(?=a)", .badGroup, 3),
        (#"\p{Nonsense}"#, .unknownClass("Nonsense"), 12),
        ("[[:nonsense:]]", .unknownClass("nonsense"), 13), ("((a{1000}){1000}){1000}", .tooLarge, 0),
    ])
    func `what is no pattern is refused`(pattern: String, reason: Pattern.ParseError.Reason, offset: Int) {
        let error = #expect(throws: Pattern.ParseError.self) { try Pattern(pattern) }
        #expect(error == Pattern.ParseError(reason: reason, offset: offset))
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "((((){1000}){1000}){1000}){1000}", "((((a{0}){1000}){1000}){1000}){1000}",
            "((((){1000,}){1000}){1000}){1000}", "(((((){0}(){0}){1000}){1000}){1000}){1000}",
        ])
    func `nothing, however often it is repeated, is found at once or refused`(pattern: String) {
        do {
            #expect(try Pattern(pattern).matches("x"))
        } catch {
            #expect(error.reason == .tooLarge)
        }
    }

    @Test func `all of a text must match if that is asked`() throws {
        let pattern = try Pattern("a|b+", isWhole: true)
        #expect(["a", "bb"].allSatisfy { pattern.matches($0) })
        #expect(!["", "ab", "bba"].contains { pattern.matches($0) })
    }

    @Test func `groups nest without end no more than they can be read`() {
        let error = #expect(throws: Pattern.ParseError.self) {
            try Pattern(String(repeating: "(", count: 100_000))
        }
        #expect(error?.reason == .tooDeep)
    }

    @Test(arguments: [
        "^(a+)+$", "(a|aa)*c", "(x+x+)+y", "(.*)(.*)(.*)(.*)z", "^(a|b|ab)*c$", "a?a?a?a?a?a?a?a?aaaaaaaab",
    ])
    func `patterns that explode elsewhere take linear time`(pattern: String) throws {
        let text = String(repeating: "ax", count: 5_000)
        let clock = ContinuousClock()
        for isForOneText in [true, false] {
            let compiled = try Pattern(pattern, isForOneText: isForOneText)
            let time = clock.measure { #expect(!compiled.matches(text)) }
            #expect(time < .seconds(20))
        }
    }

    /// ICU's engine decides; expressions are of the part of the syntax that both mean alike.
    @Test(arguments: 0..<150)
    func `random patterns match as another engine says`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let pattern = Self.pattern(&random, depth: 3)
        let oracle = try NSRegularExpression(pattern: pattern)
        let table = try Pattern(pattern)
        let machine = try Pattern(pattern, isForOneText: true)
        for _ in 0..<40 {
            let text = (0..<random.below(8)).map { _ in random.pick(["a", "b", "c", "é", "1", " "]) }.joined()
            let expected = oracle.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
            #expect(table.matches(text) == expected, "\(pattern) on \(text)")
            #expect(machine.matches(text) == expected, "\(pattern) on \(text)")
        }
    }

    private static func pattern(_ random: inout SplitMix64, depth: Int) -> String {
        guard depth > 0 else {
            return random.pick(["a", "b", "c", "é", ".", "[ab]", "[^a]", #"\d"#, "[0-9b]", "^", "$", "1", "[a-cé]"])
        }
        let part = pattern(&random, depth: depth - 1)
        switch random.below(6) {
        case 0: return part + pattern(&random, depth: depth - 1)
        case 1: return "(\(part)|\(pattern(&random, depth: depth - 1)))"
        case 2: return "(\(part))*"
        case 3: return "(\(part))?" + pattern(&random, depth: depth - 1)
        case 4: return "(\(part)){1,2}"
        default: return part + part
        }
    }
}
