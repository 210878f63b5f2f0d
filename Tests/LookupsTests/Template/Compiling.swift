import Lookups
import Testing

/// The template that `sql` compiles to; the test fails when it does not.
func template(_ sql: String, _ dialect: SQLDialect) throws -> LookupTemplate {
    let compilation = LookupTemplate.compile(sql, dialect: dialect)
    return try #require(compilation.template, "\(compilation.findings.map(\.message))")
}

/// What the compiler says about `sql`: each code with the text that it points at.
func findings(_ sql: String, _ dialect: SQLDialect) -> [String] {
    let bytes = Array(sql.utf8)
    return LookupTemplate.compile(sql, dialect: dialect).findings.map { finding in
        "\(finding.code) \(String(decoding: bytes[finding.range], as: UTF8.self))"
    }
}

/// Checks that `sql` is refused, and for nothing but this.
func expectRefusal(
    _ sql: String, _ dialect: SQLDialect, _ finding: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(LookupTemplate.compile(sql, dialect: dialect).template == nil, sourceLocation: sourceLocation)
    #expect(findings(sql, dialect) == [finding], "\(dialect)", sourceLocation: sourceLocation)
}

extension SQLDialect {
    static func all(but excluded: SQLDialect...) -> [SQLDialect] { allCases.filter { !excluded.contains($0) } }
}
