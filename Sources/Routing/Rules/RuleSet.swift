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

    /// What the rules' formulas may speak of.
    public let vocabulary: Vocabulary

    /// Which rules a call may match.
    let index: RuleIndex
    /// Some formula asks how queues stand: two decisions about one call may differ by that.
    public let readsQueues: Bool
    /// Some formula reads the clock.
    public let readsTime: Bool
    private let queuesByCode: [Int: Slot<Queue>]

    /// A rule set of resolved declarations. Ids of rules and codes of queues must differ. Formulas are of `vocabulary`,
    /// which may be left out where there are none.
    public init(
        rules: [Rule], queues: [Queue] = [], agents: [Agent] = [], windows: [Window] = [], zones: [Zone] = [.utc],
        lists: [NumberList] = [], lookups: [Lookup] = [], attach: AttachSchema = AttachSchema([]),
        limits: Limits = Limits(), deadline: DeadlinePolicy = DeadlinePolicy(),
        fallback: Fallback = Fallback(.switchDefault), dispatch: DispatchRule = DispatchRule(),
        reload: ReloadRule = .pin, revision: String = "", vocabulary: Vocabulary? = nil
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
        self.vocabulary = vocabulary ?? Vocabulary(attach: attach, lookups: lookups)
        index = RuleIndex(rules, attach: attach, windows: windows, zones: zones, lists: lists)
        let formulas = rules.lazy.flatMap(\.allFormulas)
        readsQueues = formulas.contains(where: \.readsQueues)
        readsTime = formulas.contains(where: \.readsTime)
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
