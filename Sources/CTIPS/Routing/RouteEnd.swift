/// How a RouteRequest ended. Every one ends once, in one of these ways.
public enum RouteEnd: Hashable, Sendable {
    /// Where the plan said; the choice is the target's place in the plan, from 0.
    case routed(RouteTarget, choice: Int)
    /// By default, because this client asked for it.
    case defaulted
    /// By default, because no answer came to the portal in time: RouteUsed with request id 0.
    case switchDefault
    /// By the answer of another client.
    case routedElsewhere
    /// The portal rejected the last answer.
    case rejected(RejectReason)
    /// The system failed to route by the last answer.
    case failed(FailureType)
    /// The portal refused the last answer at once.
    case refused(FaultCode?)
    /// The caller hung up.
    case callerGone
    /// The session was lost.
    case linkLost
    /// The portal took the answer, or may have, and never said what became of it.
    case unconfirmed
    /// Neither an answer nor a word of the portal in all the time.
    case lapsed
}
