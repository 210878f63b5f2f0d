/// All that the ACD keeps of an agent.
struct AgentRecord: BitwiseCopyable, Sendable {
    /// What becomes of the agent when the call in hand is over.
    enum AfterCall: BitwiseCopyable, Sendable {
        case ready, logout
        case notReady(AgentState.Activity)
    }

    /// The agent's skills are `firstSkill ..< firstSkill + skills`.
    let firstSkill: Int32
    let skills: Int32
    var state = AgentState.loggedOut
    var afterCall = AfterCall.ready
    /// R5: ringing and a refused call do not start it anew.
    var idleSince: Int64 = 0
    /// The call that rings or is talked to.
    var call: Int32 = -1
    /// What the last call was for, and since when it is written up.
    var lastQueue: Int32 = -1
    var lastLine: Int32 = -1
    var wrapUpSince: Int64 = 0
    /// The first call kept for this agent (R29).
    var firstReserved: Int32 = -1
    /// Changed when a timer of the agent becomes void.
    var stamp: UInt32 = 0
    /// How often the agent has set Ready; it ends exclusions (R18).
    var readiness: UInt32 = 0
    /// On the list of those to be looked at by dispatch.
    var isFreed = false
    /// Writes up until setting Ready, not until a timer.
    var endsWorkAtWill = false
}

/// An agent in a queue: the level, and the agent's node in the list of those who are idle at that level.
struct SkillNode: BitwiseCopyable, Sendable {
    let agent: Int32
    let queue: Int32
    /// The list of this queue and level.
    let list: Int32
    let level: UInt8
    var previous: Int32 = -1
    var next: Int32 = -1
}

/// The idle agents of one queue and level, longest idle first.
struct IdleList: BitwiseCopyable, Sendable {
    let level: UInt8
    var first: Int32 = -1
    var last: Int32 = -1
}
