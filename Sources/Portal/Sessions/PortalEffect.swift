package import CTIPS

/// What the portal wants done. A driver sends messages; times are those of the input that led to it.
package enum PortalEffect: Sendable, Hashable {
    /// The event goes to these sessions, to each after those before it.
    case publish(Record, to: [String])
    /// The session is to be asked whether it lives; ``CTIPortal/heartbeat(_:succeeded:at:)`` tells.
    case heartbeat(Heartbeat)
    /// The session is off line: what has not been sent to it is not sent any more.
    case offLine(session: String)
    /// The session is over, and nothing more is sent to it.
    case closed(session: String, because: Closing)

    /// Why a session ended.
    package enum Closing: Sendable, Hashable {
        case byClient
        case missedHeartbeats
        /// It was not on line and not heard of, and another client wanted its place.
        case displaced
    }
}
