/// What is bound to one marker of a statement.
package struct Binding: Sendable, Hashable {
    package enum Part: Sendable, Hashable {
        case literal(String)
        case variable(LookupVariable)
    }

    /// The text to bind, in order; a single part but for a variable inside a longer string.
    package let parts: [Part]

    /// To be bound as `SQL_WVARCHAR`: attached data, and strings written `N'…'`.
    ///
    /// Numbers are not, since a national parameter costs SQL Server the index of a plain column.
    package let isNational: Bool

    /// The role of the value in its expression.
    package let role: BindingRole

    /// Where the variable, or the string that holds it, begins: a UTF-8 offset in the template.
    package let offset: Int

    /// The variable whose text is bound as it is; nil where more is bound, or a pattern.
    var plainVariable: LookupVariable? {
        guard role == .value, parts.count == 1, case .variable(let variable) = parts[0] else { return nil }
        return variable
    }

    /// Whether the variable stands inside a longer string.
    package var isComposed: Bool { parts.count > 1 }

    /// Whether `variable` is among the parts.
    package func uses(_ variable: LookupVariable) -> Bool { parts.contains(.variable(variable)) }
}
