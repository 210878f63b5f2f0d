/// One rule: what it asks of a call, and where it sends one that fits.
public struct Rule: Sendable {
    /// What a matching rule does.
    public enum Action: Hashable, Sendable {
        /// One route for all.
        case route(Route)
        /// Shares.
        case split(Split)
    }

    /// The rule's name, unique in its rule set.
    public let id: String
    /// The groups it stands in, outermost first.
    public let groups: [String]
    /// All must hold; those of its groups come first.
    public let conditions: [Condition]
    /// The lookup whose row it needs, asked once the conditions hold.
    public let lookup: Slot<Lookup>?
    /// All must hold as well, asked last: they may speak of the lookup's row. Those of its groups come first.
    public let formulas: [Formula]
    /// Where a matching call goes.
    public let action: Action
    /// Where it goes when the lookup fails; nil: on to the next rule.
    public var onFailure: Route? { failureRoute?.value }
    private let failureRoute: Boxed<Route>?
    /// The time for the whole decision once this rule is tried, in milliseconds; nil for the rule set's.
    public let budget: Int64?
    /// The line of its file, from 1.
    public let line: Int
    /// Its file, where that is one which the rule file includes.
    public let file: String?

    /// A rule of these parts.
    public init(
        id: String, groups: [String] = [], conditions: [Condition], lookup: Slot<Lookup>? = nil,
        formulas: [Formula] = [], action: Action, onFailure: Route? = nil, budget: Int64? = nil, line: Int = 0,
        file: String? = nil
    ) {
        self.id = id
        self.groups = groups
        self.conditions = conditions
        self.lookup = lookup
        self.formulas = formulas
        self.action = action
        failureRoute = Boxed(onFailure)
        self.budget = budget
        self.line = line
        self.file = file
    }
}
