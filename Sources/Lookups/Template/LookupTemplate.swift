/// A customer's own SQL with `$CLID`, `$DNIS` and `$ATTACHDATA`, compiled once into a statement with `?`
/// markers and what to bind to them.
///
/// No text of a call ever becomes part of the statement, which is therefore the same for every call.
package struct LookupTemplate: Sendable {
    package let dialect: SQLDialect

    /// The text to prepare: the template with a `?` for every variable, a blank for every comment and no
    /// semicolon at its end.
    package let statement: String

    /// What to bind to the markers, in their order.
    package let parameters: [Binding]

    let keyedForm: Result<KeyedForm, KeyRefusal>

    /// Every parameter is a variable by itself, compared as a value: what screening lets through, it takes.
    let takesWhatIsScreened: Bool

    /// What the parameters need, found once: every call asks.
    private let variables: KeyParts

    /// Compiles a template, whatever it holds, and tells everything that is to be said about it.
    package static func compile(_ sql: String, dialect: SQLDialect) -> TemplateCompilation {
        let compiler = TemplateCompiler(sql, dialect: dialect)
        let isUsable = compiler.findings.allSatisfy { $0.severity == .warning }
        return TemplateCompilation(template: isUsable ? Self(compiler) : nil, findings: compiler.findings)
    }

    private init(_ compiler: TemplateCompiler) {
        var statement = StatementText(compiler.dialect)
        for token in compiler.tokens { token.write(to: &statement, of: compiler.bytes) }
        dialect = compiler.dialect
        self.statement = statement.trimmed
        parameters = compiler.parameters
        keyedForm = Result { () throws(KeyRefusal) in try KeyedRewrite(compiler).form() }
        takesWhatIsScreened = compiler.parameters.allSatisfy { $0.plainVariable != nil }
        variables = KeyParts { variable in compiler.parameters.contains { $0.uses(variable) } }
    }

    /// Whether any parameter needs `variable`.
    package func uses(_ variable: LookupVariable) -> Bool { variables.contains(KeyParts(variable)) }
}
