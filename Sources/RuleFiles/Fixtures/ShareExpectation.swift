/// The share of a case's calls for which a field has some value.
package struct ShareExpectation: Sendable {
    /// The field's name.
    package let field: String
    /// The value counted.
    package let value: FieldValue
    /// The least and the greatest share, 0 ... 1.
    package let bounds: ClosedRange<Double>
    /// Where the fixture says so.
    package let range: SourceRange
}
