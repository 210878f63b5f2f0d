/// The attach data of one call, read by a rule set's schema.
public struct AttachData: Sendable {
    /// A delivered value that is of another type than declared, or not among the allowed ones.
    public struct Rejected: Sendable, Hashable {
        /// The key it came under.
        public let field: Slot<AttachField>
        /// The text that was delivered.
        public let text: String
    }

    /// The text as delivered; of a map, its pairs.
    public let text: String
    /// The value of every declared key, in declaration order; nil where the call has none.
    public let values: [AttachValue?]
    /// What could not be used, for the explanation.
    public let rejected: [Rejected]
    /// The values as the index looks at them.
    let cells: [AttachCell]

    init(text: String, values: [AttachValue?], rejected: [Rejected]) {
        self.text = text
        self.values = values
        self.rejected = rejected
        cells = values.map(AttachCell.init)
    }

    /// The value under `field`.
    public subscript(field: Slot<AttachField>) -> AttachValue? { values[field.index] }
}
