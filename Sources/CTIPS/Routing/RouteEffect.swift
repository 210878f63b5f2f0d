/// What route dialogues want done.
public enum RouteEffect: Hashable, Sendable {
    /// Decide where the call goes, and say so before the time given.
    case decide(DialogueID, RouteRequest, by: Duration)
    /// Send it before the time given, or else not at all, and hand the answer in: later the portal has stopped waiting.
    case send(RouteSelect, DialogueID, until: Duration)
    /// The portal does not know the session any more: tell the session.
    case sessionUnknown
    /// The one end of a RouteRequest, and how long after it came.
    case ended(DialogueID, CallIdentity, RouteEnd, after: Duration)
    case ignored(Ignored)

    /// What leads to nothing, and is counted.
    public enum Ignored: Hashable, Sendable {
        /// A RouteRequest for a call that has a dialogue.
        case duplicateRequest(CallIdentity)
        /// A decision that came after the answer by default, or after the end.
        case lateDecision(DialogueID)
        /// A portal's word on a call without a dialogue, on an older answer, or on another client's.
        case strayOutcome(CallIdentity)
    }
}

/// One dialogue of all that there ever were: a decision for it cannot be taken for another's on the same call.
public struct DialogueID: Hashable, Comparable, Sendable {
    let number: Int
    /// Where it is kept.
    let place: Int32

    /// The order in which they began.
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
