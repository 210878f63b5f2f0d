import Testing

@testable import Expressions

struct PositionTests {
    private static let mistakes: [(source: String, position: String, kind: Mistake.Kind)] = [
        ("1 +", "1:4", .unexpected("", expected: "an expression")),
        ("1 + * 2", "1:5", .unexpected("*", expected: "an expression")),
        ("(1", "1:3", .unexpected("", expected: "')'")),
        ("[1, 2", "1:6", .unexpected("", expected: "',' or ']'")),
        ("{1 2}", "1:4", .unexpected("2", expected: "':'")),
        ("f(1 2)", "1:5", .unexpected("2", expected: "',' or ')'")),
        ("1 2", "1:3", .unexpected("2", expected: "an operator or the end")),
        ("a.1", "1:2", .unexpected(".1", expected: "an operator or the end")),
        ("a.in", "1:3", .unexpected("in", expected: "a field")),
        ("true ? 1", "1:9", .unexpected("", expected: "':'")),
        ("'a' + # ", "1:7", .strayCharacter("#")),
        ("1 = 1", "1:3", .strayCharacter("=")),
        ("'a\nb'", "1:1", .unterminatedString),
        ("1 +\n  'a", "2:3", .unterminatedString),
        ("'''a", "1:1", .unterminatedString),
        (#"'é\q'"#, "1:3", .badEscape("\\q")),
        (#"'\ud800'"#, "1:2", .badEscape("\\ud800")),
        (#"b'\u0041'"#, "1:3", .badEscape("\\u")),
        (#"'\400'"#, "1:2", .badEscape("\\4")),
        (#"'\x4'"#, "1:2", .badEscape("\\x4")),
        ("9223372036854775808", "1:1", .badNumber("9223372036854775808")),
        ("-9223372036854775809", "1:2", .badNumber("9223372036854775809")),
        ("18446744073709551616u", "1:1", .badNumber("18446744073709551616u")),
        ("1e999", "1:1", .badNumber("1e999")),
        ("1 + while", "1:5", .reservedWord("while")),
        ("has(a)", "1:5", .badMacroArgument(macro: "has", expected: "a field, as in has(a.b)")),
        ("[1].all(1, true)", "1:9", .badMacroArgument(macro: "all", expected: "a name")),
        ("[1].all(a, a, true)", "1:12", .badMacroArgument(macro: "all", expected: "another name")),
        ("math.greatest('a')", "1:15", .badMacroArgument(macro: "greatest", expected: "numbers or a list of them")),
        ("cel.block(1, 2)", "1:11", .badMacroArgument(macro: "block", expected: "a list")),
        // Scalars are counted, not bytes and not what is seen as one character.
        ("'👨‍👩‍👧é' + x", "1:12", .undeclaredName("x")),
        ("1\r\n+ 2\r+ y", "3:3", .undeclaredName("y")),
        ("// note\n\n  x", "3:3", .undeclaredName("x")),
    ]

    @Test(arguments: mistakes)
    func `a mistake is reported with its place`(source: String, position: String, kind: Mistake.Kind) throws {
        let mistake = try #require(refusals(source).first)
        #expect(mistake.kind == kind)
        #expect(mistake.position.description == position)
    }

    @Test func `all mistakes of names and types are reported, in the order of the source`() {
        let found = refusals("size(x) > 'a' && y.z || 1 + 'b' == 2")
        #expect(
            found.map(\.kind) == [
                // A size is an int, whatever it is of.
                .undeclaredName("x"), .noOverload(function: "_>_", types: [.int, .string]), .undeclaredName("y"),
                .noOverload(function: "_+_", types: [.int, .string]),
            ])
        #expect(found.map(\.position.column) == [6, 9, 18, 27])
    }

    @Test(arguments: [
        ("1 / 0", 2, EvaluationError.Kind.divisionByZero),
        ("[1][1]", 3, .indexOutOfRange(1, count: 1)),
        ("{'a': 1}['b']", 8, .noSuchKey("\"b\"")),
        ("1 == 1 && 9223372036854775807 + 1 == 0", 30, .overflow),
        ("1 + int('é')", 7, .badText("é", type: "int")),
    ])
    func `an error of the evaluation knows its byte in the source`(
        source: String, offset: Int32, kind: EvaluationError.Kind
    ) throws {
        let failure = try #require(try failure(source))
        #expect(failure.kind == kind)
        #expect(failure.offset == offset)
    }

    @Test func `every node spans its source`() throws {
        let source = "a.b == [1, 'x'] ? size(c) : -d"
        let tree = try Parser.parse(source, limits: .standard)
        let texts = tree.nodes.map { node in
            String(decoding: Array(source.utf8)[node.span], as: UTF8.self)
        }
        #expect(
            texts == ["a", "a.b", "1", "'x'", "[1, 'x']", "a.b == [1, 'x']", "c", "size(c)", "d", "-d", source])
    }
}
