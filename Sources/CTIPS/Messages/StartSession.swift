/// The portal's word, before it answers OpenConnection, which session it is about to open and for whom.
public struct StartSession: Hashable, Sendable {
    /// What the client itself gave in OpenConnection; a stranger would not know it.
    public let credentials: Credentials
    /// The session's id.
    public let sessionID: String

    /// Reads the arguments of the callback StartSession.
    public init(_ record: Record) {
        credentials = Credentials(record["userinfo"].record)
        sessionID = record["sessionId"].text ?? ""
    }
}
