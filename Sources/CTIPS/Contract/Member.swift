import SOAP

/// One spelling of a member, ready for the codecs.
struct Member: Sendable {
    enum Role: Sendable {
        /// Of the published contract.
        case published
        /// Of the guide alone.
        case guide
        /// The guide's other spelling of a member before it.
        case alias
        /// Read and never written.
        case accepted
    }

    /// The name with its prefix, among the contract's names.
    let tag: Slice
    /// The name alone: the end of the tag.
    let name: Slice
    let slot: UInt8
    let shape: Shape
    let role: Role
    let isOptional: Bool
}
