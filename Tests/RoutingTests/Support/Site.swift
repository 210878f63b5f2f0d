import Routing

/// The call centre of the worked cases (semantics §10).
enum Site {
    static let service = Slot<Queue>(0)
    static let vip = Slot<Queue>(1)
    static let vipOverflow = Slot<Queue>(2)
    static let backOffice = Slot<Queue>(3)
    static let trainee = Slot<Queue>(4)
    static let closed = Slot<Queue>(5)
    static let crm = Slot<Lookup>(0)
    static let optimus = Slot<Lookup>(1)
    static let dlevi = Slot<Agent>(0)

    static let queues = [
        Queue(name: "service", code: 10),
        Queue(name: "vip", code: 12),
        Queue(name: "vip-overflow", code: 13),
        Queue(name: "back-office", code: 14),
        Queue(name: "trainee", code: 15, defaultPriority: .lowest),
        Queue(name: "closed", code: 19, isActive: false),
    ]

    /// Wednesday 2026-03-04, 10:00 in Jerusalem.
    static let moment = Moment(milliseconds: 1_772_611_200_000)

    static func rules(
        _ rules: [Rule], windows: [Window] = [], zones: [Zone] = [.jerusalem], lists: [NumberList] = [],
        lookups: [Lookup] = [Lookup(name: "crm"), Lookup(name: "optimus")], attach: AttachSchema = AttachSchema([]),
        limits: Limits = Limits(), fallback: Fallback = Fallback(.extension("9000"))
    ) -> RuleSet {
        RuleSet(
            rules: rules, queues: queues, agents: [Agent(login: "dlevi", code: 7001)], windows: windows, zones: zones,
            lists: lists, lookups: lookups, attach: attach, limits: limits, fallback: fallback)
    }
}

extension Rule {
    /// A rule with one route.
    static func to(
        _ destination: Destination?, _ id: String = "rule", when conditions: [Condition] = [],
        priority: Priority? = nil, attach: AttachOutput? = nil, alternates: [Route] = [],
        lookup: Slot<Lookup>? = nil, onFailure: Route? = nil
    ) -> Self {
        let route = Route(destination, priority: priority, attach: attach, alternates: alternates)
        return Self(id: id, conditions: conditions, lookup: lookup, action: .route(route), onFailure: onFailure)
    }
}
