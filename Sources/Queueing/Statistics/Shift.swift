/// An agent as the statistics see one: what the agent does, since when, for whom, and what the session has had so far.
struct Shift: Sendable {
    var state = AgentState.loggedOut
    /// Since when, and up to when the time is booked.
    var since: Int64 = 0
    var bookedTo: Int64 = 0
    var sessionStart: Int64 = 0
    /// Of the quarter, and of the session.
    var quarter = Presence()
    var session = Presence()
    var work = AgentWork()
    /// By code.
    var activities: [Int32: Int64] = [:]
    var sessionActivities: [Int32: Int64] = [:]
    /// The queue and the line of the call in hand, or of the last one; -1 for none.
    var queue = -1
    var line = -1

    /// Books the time up to `time` on what the agent did.
    mutating func pass(to time: Int64) {
        let duration = time - bookedTo
        bookedTo = time
        quarter.add(duration, in: state)
        session.add(duration, in: state)
        if case .notReady(let activity) = state, activity != .none, duration > 0 {
            activities[activity.code, default: 0] += duration
            sessionActivities[activity.code, default: 0] += duration
        }
    }
}
