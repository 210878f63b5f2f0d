/// A queue as rule files declare it.
public struct Queue: Sendable, Hashable {
    /// The name rules use.
    public let name: String
    /// The code that the database and the statistics use.
    public let code: Int
    /// The CTIPS ServiceId that stands for the queue, where the switch has one.
    public let serviceID: Int?
    /// The priority of a call for which neither row nor rule gives one.
    public let defaultPriority: Priority
    /// An inactive queue takes no calls; a row that names it names no queue.
    public let isActive: Bool
    /// What becomes of calls that wait here. Routing does not read it.
    public let waiting: WaitingRules

    /// A queue of these settings.
    public init(
        name: String, code: Int, serviceID: Int? = nil, defaultPriority: Priority = .standard, isActive: Bool = true,
        waiting: WaitingRules = WaitingRules()
    ) {
        self.name = name
        self.code = code
        self.serviceID = serviceID
        self.defaultPriority = defaultPriority
        self.isActive = isActive
        self.waiting = waiting
    }
}
