/// How agents spent their time, in milliseconds.
public struct Presence: Sendable, Hashable {
    /// Logins.
    public internal(set) var logins: Int64 = 0
    /// Idle or on calls, writing up included: what is not not-ready.
    public internal(set) var ready: Int64 = 0
    /// Not ready, with or without an activity.
    public internal(set) var notReady: Int64 = 0
    /// Ready and neither rung at, talking nor writing up.
    public internal(set) var idle: Int64 = 0

    /// Logged in.
    public var loggedIn: Int64 { ready + notReady }

    mutating func add(_ time: Int64, in state: AgentState) {
        switch state {
        case .loggedOut: break
        case .ready, .pausing:
            ready += time
            idle += time
        case .ringing, .talking, .wrappingUp: ready += time
        case .notReady: notReady += time
        }
    }

    mutating func add(_ other: Presence) {
        logins += other.logins
        ready += other.ready
        notReady += other.notReady
        idle += other.idle
    }
}

/// The calls of an agent.
public struct AgentWork: Sendable, Hashable {
    /// ACDOffered: calls that rang.
    public internal(set) var offered: Int64 = 0
    /// ACDAnswered.
    public internal(set) var answered: Int64 = 0
    /// ACDRecalled: calls not answered, or refused.
    public internal(set) var recalled: Int64 = 0
    /// ACDAbdRinging: callers who gave up while it rang.
    public internal(set) var abandonedRinging: Int64 = 0
    /// Ringing.
    public internal(set) var ringTime = Spread()
    /// Talking.
    public internal(set) var talkTime = Spread()
    /// Writing up.
    public internal(set) var wrapUpTime = Spread()
}
