import CTIPS

/// An event with what decides who gets it.
struct PortalEvent: Sendable {
    let record: Record
    let classes: Set<MessageClass>
    var agentID: Int32 = 0
    /// An agent is filtered by id or by name.
    var agentLogin: String?
    var serviceID: Int32 = 0
    var switchID: Int32 = 0
    /// Of the system as a whole, which no filter concerns.
    var passesFilters = false
    /// The one session that it is for, if it is for one.
    var session: String?
    /// The session whose request it answers.
    var cause: String?
}
