import Lookups
import Routing

/// The call centre of the worked cases (semantics §10).
enum Site {
    static let service = Slot<Queue>(0)
    static let vip = Slot<Queue>(1)
    static let backOffice = Slot<Queue>(2)
    static let crm = Slot<Lookup>(0)
    static let line = Slot<Lookup>(1)

    /// Wednesday 2026-03-04, 10:00 in Jerusalem.
    static let moment = Moment(milliseconds: 1_772_611_200_000)

    static let lookups = [Lookup(name: "crm"), Lookup(name: "line")]

    /// Rules with as many lookups as they use.
    static func rules(
        _ rules: [Rule], lookups: [Lookup]? = nil,
        deadline: DeadlinePolicy = DeadlinePolicy(budget: 60_000)
    ) -> RuleSet {
        RuleSet(
            rules: rules,
            queues: [
                Queue(name: "service", code: 10), Queue(name: "vip", code: 12), Queue(name: "back-office", code: 14),
                Queue(name: "old-vip", code: 19, isActive: false),
            ],
            lookups: lookups ?? Array(Self.lookups.prefix((rules.compactMap(\.lookup).max()?.index ?? -1) + 1)),
            deadline: deadline, fallback: Fallback(.extension("9000")))
    }
}

extension Rule {
    /// A rule that asks `lookup` and leaves to its row what `destination` does not say.
    static func asking(
        _ lookup: Slot<Lookup>, _ id: String = "by-row", when conditions: [Condition] = [],
        else destination: Destination? = nil, onFailure: Route? = nil, budget: Int64? = nil
    ) -> Self {
        Self(
            id: id, conditions: conditions, lookup: lookup, action: .route(Route(destination)), onFailure: onFailure,
            budget: budget)
    }

    /// A rule for every call.
    static func all(to queue: Slot<Queue>) -> Self {
        Self(id: "all", conditions: [], action: .route(Route(.queue(queue))))
    }
}

extension CallRouter {
    /// A router whose lookups are asked of `sources`, in declared order.
    init(_ rules: RuleSet, asking sources: any LookupSource..., form: CallerForm = .auto) {
        self.init(rules: rules, lookups: sources.map { LiveLookup(form: form, attachLimit: 200, source: $0) })
    }

    /// The decision at the site's moment.
    func decision(_ call: Call) async -> Decision { await route(call, at: Site.moment).decision }
}

extension LookupRow {
    /// A row of whole numbers.
    init(_ queue: Int64, _ priority: Int64, _ attach: String? = nil) {
        self.init(queue: .integer(queue), priority: .integer(priority), attach: attach)
    }
}
