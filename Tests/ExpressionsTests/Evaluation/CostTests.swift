import Testing

@testable import Expressions

struct CostTests {
    private static let runaways: [String] = [
        // Exponential in time, and in space.
        "[0,1].all(a, [0,1].all(b, [0,1].all(c, [0,1].all(d, [0,1].all(e, [0,1].all(f, [0,1].all(g, [0,1].all(h, "
            + "[0,1].all(i, [0,1].all(j, [0,1].all(k, [0,1].all(l, [0,1].all(m, [0,1].all(n, [0,1].all(o, "
            + "[0,1].all(p, [0,1].all(q, [0,1].all(r, [0,1].all(s, [0,1].all(t, [0,1].all(u, true)))))))))))))))))))))",
        "['foo']" + String(repeating: ".map(x, x + x)", count: 40) + " == []",
        "[['a', 'b']]" + String(repeating: ".map(x, x + x)", count: 40) + " == []",
        // A value that is small because it shares its parts, and large to whom walks through it.
        "cel.bind(a, [[1]]" + String(repeating: ".map(x, [x, x])", count: 40) + ", a == dyn(a))",
        "'%s'.format([[[1]]" + String(repeating: ".map(x, [x, x])", count: 40) + "])",
        "lists.range(9223372036854775807) == []",
        "lists.range(2000).all(x, lists.range(2000).all(y, x + y >= 0))",
        "lists.range(3000).map(x, [x]).distinct().size() == 3000",
        "size('%s'.format(['abcdefgh'])" + String(repeating: ".replace('', 'abcdefgh')", count: 12) + ") > 0",
        "cel.bind(s, [lists.range(1000)], s.all(x, x.exists(y, x.exists(z, z == -1 && y == -1))))",
        "lists.range(100000).all(x, 'a'.matches(string(x) + '(a{100}){9}'))",
    ]

    @Test(arguments: runaways)
    func `an expression that would run away ends with an error`(source: String) throws {
        let limits = Limits(sourceLength: 10_000, depth: 250, cost: 50_000)
        #expect(try failure(source, limits: limits)?.kind == .costExceeded)
    }

    @Test func `no operator hides that the cost is exceeded`() throws {
        let loop = "lists.range(900).all(x, lists.range(900).all(y, x + y >= 0))"
        for source in ["\(loop) || true", "[1, 2].exists(x, x == 2 || \(loop))", "!(\(loop) && false)"] {
            let limits = Limits(sourceLength: 10_000, depth: 250, cost: 50_000)
            #expect(try failure(source, limits: limits)?.kind == .costExceeded, "\(source)")
        }
    }

    @Test func `a step is taken for each node each time`() throws {
        var environment = Environment()
        environment.declare("a", .list(.int))
        var bindings = Bindings(environment)
        bindings["a"] = .list((0..<100).map(Value.int))
        // A loop, its range, and for each element a comparison, which reads its name and the constant in place.
        for (cost, isEnough) in [(50, false), (1000, true)] {
            let limits = Limits(sourceLength: 100, depth: 10, cost: cost)
            let expression = try Expression.compile("a.all(x, x >= 0)", in: environment, limits: limits)
            #expect(((try? expression.holds(bindings)) != nil) == isEnough)
        }
    }

    @Test func `an expression may be evaluated again after its cost was exceeded`() throws {
        var environment = Environment()
        environment.declare("n", .int)
        let limits = Limits(sourceLength: 100, depth: 10, cost: 1000)
        let expression = try Expression.compile("lists.range(n).all(x, x >= 0)", in: environment, limits: limits)
        var bindings = Bindings(environment)
        bindings["n"] = .int(100_000)
        #expect(throws: EvaluationError.self) { try expression.holds(bindings) }
        bindings["n"] = .int(10)
        #expect(try expression.holds(bindings))
    }
}
