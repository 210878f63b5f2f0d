/// One field that a case expects of its decision.
package struct Expectation: Sendable {
    /// The field's name; `lookup.crm` for the outcome of one lookup among several.
    package let field: String
    /// The value wanted. Of flags all that are named must be there; others may be.
    package let value: FieldValue
    /// Where the fixture says so.
    package let range: SourceRange

    /// Whether `actual` is what is expected.
    package func isMet(by actual: FieldValue) -> Bool {
        guard field == "flags", case .list(let wanted) = value, case .list(let given) = actual else {
            return value == actual
        }
        return wanted.allSatisfy(given.contains)
    }
}
