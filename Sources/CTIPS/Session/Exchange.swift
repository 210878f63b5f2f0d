/// One request on its way, so that its answer is known from an older one's.
public struct Exchange: Hashable, Sendable {
    /// Counts the requests of a session machine.
    public let number: Int
    /// The portal's URL.
    public let portal: String
    /// The session's id; empty in OpenConnection.
    public let sessionID: String
}
