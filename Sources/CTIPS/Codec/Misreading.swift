/// A value that could not be read as what the contract says it is; it counts as absent.
public struct Misreading: Hashable, Sendable {
    /// The name of the record.
    public let record: String
    /// The published name of the member, or `xsi:type`.
    public let member: String
    /// What stood there, cut to 64 characters.
    public let text: String
}
