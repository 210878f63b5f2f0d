import CTIPS
import Queueing

/// Where an agent sits: who it is, in which state, and on which calls.
struct Desk: Sendable {
    /// What becomes of the agent when the call in hand is over.
    enum Next: Sendable, Hashable {
        case idle
        case notReady(CTIPS.AgentState)
        case logOut
    }

    let plan: AgentPlan
    let serviceIDs: [Int32]
    var station: String
    var isLoggedIn = false
    var state = CTIPS.AgentState.invalid
    var next = Next.idle
    /// What the next state is due to.
    var nextCause: Cause?
    /// The distributor's call that keeps the agent.
    var engagement: CallID?
    /// The call in hand, or the one that is wrapped up; 0 without one.
    var leg: Int32 = 0
    var consultation: Consultation?
    /// The call in hand needs no wrapping up.
    var skipsWrap = false
    var disposition: Int32 = 0
    /// Changed when what was due for the agent is void.
    var stamp = 0
}

/// An agent's second call, while the first one is held or joined to it.
struct Consultation: Sendable {
    /// The consulting agent's own leg.
    let leg: Int32
    /// The consulted agent's; 0 if it leads outside.
    let target: Int32
    let type: DestinationType
    /// It was dialled to hand the call over, which happens when somebody answers.
    let isTransfer: Bool
    /// The conference that it became; 0 before.
    var conference: Int32 = 0
}

/// The request that things are due to.
struct Cause: Sendable, Hashable {
    let session: String
    let requestID: Int32
}
