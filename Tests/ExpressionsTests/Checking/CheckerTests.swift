import Testing

@testable import Expressions

struct CheckerTests {
    private static let types: [(String, String)] = [
        ("[1, 2]", "list(int)"), ("[1, 'a']", "list(dyn)"), ("[]", "list(dyn)"),
        ("{'a': [1u]}", "map(string, list(uint))"),
        ("{}", "map(dyn, dyn)"), ("[[], [1]]", "list(list(int))"), ("[1][0]", "int"), ("{'a': 1}.a", "int"),
        ("true ? [] : [1]", "list(int)"), ("[1, 2].map(x, string(x))", "list(string)"),
        ("[1, 2].filter(x, x > 1)", "list(int)"), ("{'a': 1u}.map(k, k)", "list(string)"),
        ("{'a': 1u}.transformMap(k, v, [v])", "map(string, list(uint))"), ("type(1)", "type(int)"),
        ("int", "type(int)"),
        ("optional.of(1)", "optional_type(int)"), ("optional.of({'a': 1.5}).?a", "optional_type(double)"),
        ("{'a': 1}[?'b']", "optional_type(int)"), ("[optional.none(), optional.of(1)]", "list(optional_type(int))"),
        ("optional.of('a').optMap(x, size(x))", "optional_type(int)"),
        ("timestamp(0) - timestamp(1)", "google.protobuf.Duration"),
        ("timestamp(0) - duration('1s')", "google.protobuf.Timestamp"), ("math.greatest(1, 2)", "int"),
        ("math.greatest(1, 2.0)", "dyn"), ("dyn(1) + 1", "int"), ("dyn(1) < 2.0", "bool"), ("dyn([1])[0]", "dyn"),
        ("cel.bind(x, [1], x + x)", "list(int)"), ("[3, 1].sortBy(x, -x)", "list(int)"), ("ip('::1')", "net.IP"),
        ("[[1], [2]].flatten()", "list(int)"), ("'a'.split('')", "list(string)"), ("[1].first()", "optional_type(int)"),
        ("[null, timestamp(0)]", "list(google.protobuf.Timestamp)"),
    ]

    @Test(arguments: types)
    func `a type is deduced`(source: String, type: String) throws {
        let found = try Expression.compile(source, in: Environment()).type.description
        // What `null` stands beside decides, whichever of both comes first in the literal.
        #expect(found == type || source.contains("null") && found == "list(null_type)")
    }

    private static let mistakes: [(String, Mistake.Kind)] = [
        ("1 + 1u", .noOverload(function: "_+_", types: [.int, .uint])),
        ("1 == 'a'", .noOverload(function: "_==_", types: [.int, .string])),
        ("'a' < 1", .noOverload(function: "_<_", types: [.string, .int])),
        ("!1", .noOverload(function: "!_", types: [.int])),
        ("-1u", .noOverload(function: "-_", types: [.uint])),
        ("1 && true", .mismatch(expected: .bool, found: .int)),
        ("1 ? 2 : 3", .mismatch(expected: .bool, found: .int)),
        ("true ? 1 : 'a'", .noOverload(function: "_?_:_", types: [.bool, .int, .string])),
        ("'a' in [1]", .noOverload(function: "@in", types: [.string, .list(.int)])),
        ("size(1)", .noOverload(function: "size", types: [.int])),
        ("f(1)", .undeclaredFunction("f")), ("'a'.f()", .undeclaredFunction("f")),
        ("1.size", .notSupported(operation: ".size", type: .int)),
        ("1.map(x, x)", .notSupported(operation: "elements", type: .int)),
        ("[1].all(x, x)", .mismatch(expected: .bool, found: .int)),
        ("[[1]].sortBy(x, x)", .notSupported(operation: "sortBy", type: .list(.int))),
        ("{1.5: 1}", .badKeyType(.double)),
        ("{'a': 1}[1]", .noOverload(function: "_[_]", types: [.map(.string, .int), .int])),
        ("[?1]", .mismatch(expected: .optional(.parameter("#1")), found: .int)),
        ("Account{id: 1}", .messageLiteral("Account")),
        ("'a'.matches('(')", .badPattern(Pattern.ParseError(reason: .missingParenthesis, offset: 1))),
        ("timestamp(1).getHours(1)", .noOverload(function: "getHours", types: [.timestamp, .int])),
    ]

    @Test(arguments: mistakes)
    func `a mistake in types is found`(source: String, kind: Mistake.Kind) {
        #expect(refusals(source).map(\.kind) == [kind])
    }

    @Test func `one mistake makes no other`() {
        #expect(
            refusals("x.y > 'a' && [x].all(z, z.w == 2)").map(\.kind) == [.undeclaredName("x"), .undeclaredName("x")])
    }

    @Test func `names are looked for from the container outwards`() throws {
        var environment = Environment(container: "a.b")
        environment.declare("a.b.x", .int)
        environment.declare("a.x", .string)
        environment.declare("x", .bool)
        environment.declare("a.y", .string)
        for (source, type) in [
            ("x", "int"), (".x", "bool"), (".a.x", "string"), ("y", "string"), ("[1].map(x, x)", "list(int)"),
        ] {
            #expect(try Expression.compile(source, in: environment).type.description == type)
        }
    }

    @Test func `the value's type may be asked for`() throws {
        let environment = Environment()
        #expect(throws: Never.self) { try Expression.compile("1 < 2", in: environment, expecting: .bool) }
        #expect(throws: Never.self) { try Expression.compile("dyn(1)", in: environment, expecting: .bool) }
        let mistakes = #expect(throws: Issues.self) {
            try Expression.compile("1 + 2", in: environment, expecting: .bool)
        }
        #expect(mistakes?.mistakes.map(\.kind) == [.mismatch(expected: .bool, found: .int)])
    }
}
