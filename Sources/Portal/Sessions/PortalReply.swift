package import CTIPS

/// What becomes of a request.
package enum PortalReply: Sendable, Hashable {
    /// This is answered.
    case answer(Message)
    /// The answer waits for the client's own: ``CTIPortal/started(_:succeeded:at:)`` makes it.
    case start(Opening)
}
