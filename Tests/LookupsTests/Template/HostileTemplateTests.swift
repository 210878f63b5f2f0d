import TestSupport
import Testing

@testable import Lookups

/// Texts that nobody would write, of which the compiler must make something sound or nothing.
struct HostileTemplateTests {
    private static let pieces = [
        "select ", "from ", "where ", " a ", "b", "= ", "$CLID", "$dnis", "$ATTACHDATA", "$CLID$", "$FOO", "$", "$$",
        "$t$",
        "'", "'", "''", "\"", "`", "[", "]", "\\", "\\'", "--", "-- ", "-", "#", "/*", "*/", "/*+", "/*!", "*", "/",
        "?",
        ":x", "::", "@x", ";", "(", ")", ",", ".", "N'", "E'", "x'", "U&'", "q'[", "]'", "_utf8'", "\n", "\r", " ", "1",
        "1e", "like ", " and ", " or ", "case ", " end ", "between ", "כ", "\u{A0}", "\u{2019}", "\0", "\u{1F600}",
        "'x'", "'%$CLID'", " p = $CLID", "limit 1", "{", "}", "||", "=", "!", "M!",
    ]

    private static func text(_ random: inout SplitMix64) -> String {
        if random.chance(perMille: 200) {
            let bytes = (0..<random.below(60)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            return String(decoding: bytes, as: UTF8.self)
        }
        // Half of them begin soundly, so that enough compile to say something about the result.
        let start = random.chance(perMille: 500) ? "select a from t where p = $CLID and " : ""
        return start + (0..<random.below(10)).map { _ in random.pick(pieces) }.joined()
    }

    private static func markers(in statement: String, _ dialect: SQLDialect) -> Int? {
        let lexer = SQLLexer(Array(statement.utf8), dialect: dialect)
        let isSound = lexer.findings.allSatisfy { finding in
            finding.problem == .strayMarker("?") || finding.severity == .warning
        }
        let hasVariables = lexer.tokens.contains { token in
            if case .variable = token.kind { true } else { false }
        }
        guard isSound, !hasVariables, !lexer.tokens.contains(where: { $0.kind == .comment }) else { return nil }
        return lexer.tokens.count { $0.kind == .marker }
    }

    @Test(arguments: 0..<200)
    func `whatever compiles reads back as it was meant`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        var compiled = 0
        for _ in 0..<100 {
            let sql = Self.text(&random)
            let dialect = random.pick(SQLDialect.allCases)
            let compilation = LookupTemplate.compile(sql, dialect: dialect)
            guard let template = compilation.template else {
                #expect(compilation.findings.contains { $0.severity == .error }, "\(sql)")
                continue
            }
            compiled += 1
            #expect(Self.markers(in: template.statement, dialect) == template.parameters.count, "\(dialect) \(sql)")
            if let keyed = template.keyedBy(count: 3) {
                #expect(Self.markers(in: keyed.statement, dialect) == keyed.parameters.count, "\(dialect) \(sql)")
            }
        }
        #expect(compiled > 0)
    }

    @Test(arguments: 0..<20)
    func `the tokens cover the text`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<50 {
            let bytes = Array(Self.text(&random).utf8)
            for dialect in SQLDialect.allCases {
                let lexer = SQLLexer(bytes, dialect: dialect)
                let ends = [0] + lexer.tokens.map(\.range.upperBound)
                #expect(lexer.tokens.map(\.range.lowerBound) == Array(ends.dropLast()))
                #expect(ends.last == bytes.count)
                #expect(lexer.findings.allSatisfy { $0.range.upperBound <= bytes.count && $0.range.lowerBound >= 0 })
            }
        }
    }
}
