/// A message as it was read, with what could not be.
public struct ReceivedMessage: Hashable, Sendable {
    /// What was sent.
    public let message: Message
    /// Values that are not what the contract says; they count as absent. A portal refuses such a request; a client takes
    /// the rest of the event.
    public let misread: [Misreading]
}
