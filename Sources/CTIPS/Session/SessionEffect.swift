/// What a session wants done.
public enum SessionEffect: Hashable, Sendable {
    /// Send it, and hand the answer in. No answer in the time set is an answer too.
    case send(SessionRequest, Exchange)
    /// Events come now, and requests of all kinds are accepted.
    case wentOnLine(portal: String, sessionID: String)
    /// All parts of a snapshot with this request id are to come: what it does not confirm is to go.
    case snapshotBegan(requestID: Int32)
    case snapshotEnded(requestID: Int32)
    /// The session that was on line is over: its calls and its open requests with it.
    case wentOffLine(SessionLoss)
    /// An attempt failed. The next one begins at the time given, or at once.
    case attemptFailed(portal: String, SessionLoss, next: Duration)
    /// Closed for good.
    case stopped
}
