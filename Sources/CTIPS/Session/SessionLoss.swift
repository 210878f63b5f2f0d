/// Why a session, or an attempt at one, is over.
public enum SessionLoss: Hashable, Sendable {
    /// No heartbeat for as long as the portal may miss them.
    case silence
    /// No answer to a request.
    case noAnswer
    /// The portal does not know the session.
    case unknownSession
    /// The portal lost the system behind it.
    case systemDown
    /// A request that the session needs was refused.
    case refused(code: Int)
    /// A request that the session needs was answered with a fault.
    case fault(PortalFault)
}
