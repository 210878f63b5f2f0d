/// Everything that decides: rules in order and what they refer to. An immutable value; a reload is another one.
public struct RuleSet: Sendable {
    /// The rules; the first that matches decides.
    public let rules: [Rule]
    /// The declared queues.
    public let queues: [Queue]
    /// The declared agents.
    public let agents: [Agent]
    /// The declared windows.
    public let windows: [Window]
    /// The zones the windows are in; the first is the rule set's own.
    public let zones: [Zone]
    /// The declared number lists.
    public let lists: [NumberList]
    /// The declared lookups.
    public let lookups: [Lookup]
    /// The declared attach data.
    public let attach: AttachSchema
    /// Limits of attach data.
    public let limits: Limits
    /// The time a decision may take.
    public let deadline: DeadlinePolicy
    /// Where calls go that no rule took.
    public let fallback: Fallback
    /// Which waiting call a free agent gets, and which idle agent a call gets.
    public let dispatch: DispatchRule
    /// What a reload does to calls that wait.
    public let reload: ReloadRule
    /// Names the contents: equal revisions decide alike.
    public let revision: String

    /// Which rules a call may match by its numbers.
    let gates: Gates
    private let queuesByCode: [Int: Slot<Queue>]

    /// A rule set of resolved declarations. Ids of rules and codes of queues must differ.
    public init(
        rules: [Rule], queues: [Queue] = [], agents: [Agent] = [], windows: [Window] = [], zones: [Zone] = [.utc],
        lists: [NumberList] = [], lookups: [Lookup] = [], attach: AttachSchema = AttachSchema([]),
        limits: Limits = Limits(), deadline: DeadlinePolicy = DeadlinePolicy(),
        fallback: Fallback = Fallback(.switchDefault), dispatch: DispatchRule = DispatchRule(),
        reload: ReloadRule = .pin, revision: String = ""
    ) {
        self.rules = rules
        self.queues = queues
        self.agents = agents
        self.windows = windows
        self.zones = zones
        self.lists = lists
        self.lookups = lookups
        self.attach = attach
        self.limits = limits
        self.deadline = deadline
        self.fallback = fallback
        self.dispatch = dispatch
        self.reload = reload
        self.revision = revision
        gates = Gates(rules)
        queuesByCode = Dictionary(uniqueKeysWithValues: queues.enumerated().map { ($1.code, Slot($0)) })
    }

    /// The zone that times without one are in.
    public var zone: Zone { zones[0] }

    /// The active queue that the database calls `code`.
    func activeQueue(code: Int64) -> Slot<Queue>? {
        guard let code = Int(exactly: code), let slot = queuesByCode[code], queues[slot].isActive else { return nil }
        return slot
    }
}
