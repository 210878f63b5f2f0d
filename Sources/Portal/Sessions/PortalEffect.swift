package import CTIPS

/// What the portal wants done. A driver sends messages; times are those of the input that led to it.
package enum PortalEffect: Sendable, Hashable {
    /// The event goes to these sessions, to each after those before it.
    case publish(Record, to: [String])
    /// The session is to be asked whether it lives; ``CTIPortal/heartbeat(of:succeeded:at:)`` tells.
    case heartbeat(session: String)
    /// The session is over, and nothing more is sent to it.
    case closed(session: String, because: Closing)

    /// Why a session ended.
    package enum Closing: Sendable, Hashable {
        case byClient
        case missedHeartbeats
        case byPortal
    }
}
