/// A statement that the database at the other end reads otherwise than the one the connection string named.
struct TemplateRefusal: Error, CustomStringConvertible {
    let findings: [TemplateFinding]
    let dialect: SQLDialect

    var description: String {
        let reasons = findings.map { "\($0.message); \($0.help)" }.joined(separator: "; ")
        return "as \(dialect.rawValue) the statement cannot be used: \(reasons)"
    }
}
