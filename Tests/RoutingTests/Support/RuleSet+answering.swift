import Routing
import Testing

/// A decision, and the lookups that were asked for it.
struct Routed {
    let decision: Decision
    let asked: [Slot<Lookup>]
    let facts: Facts
}

extension RuleSet {
    /// Evaluates as the live loop does: every lookup needed is answered, and asked at most once.
    func route(
        _ call: Call = .make(), at moment: Moment = Site.moment,
        answering answer: (Slot<Lookup>) throws -> LookupAnswer = { _ in .noRow() }
    ) throws -> Routed {
        var facts = Facts()
        var asked: [Slot<Lookup>] = []
        while true {
            switch evaluate(call, knowing: facts, at: moment) {
            case .decided(let decision):
                return Routed(decision: decision, asked: asked, facts: facts)
            case .needs(let lookup, for: _):
                try #require(!asked.contains(lookup), "a lookup is asked at most once")
                asked.append(lookup)
                facts[lookup] = try answer(lookup)
            }
        }
    }

    /// The decision when every lookup finds `rows`.
    func decision(_ call: Call = .make(), rows: [LookupRow]) throws -> Decision {
        try route(call) { _ in .found(rows) }.decision
    }
}

extension LookupRow {
    /// A row by the text of its columns, nil for NULL.
    init(_ queue: String?, _ priority: String?, _ attach: String? = nil) {
        self.init(queue: LookupCell(queue), priority: LookupCell(priority), attach: attach)
    }
}

extension Priority {
    /// The priority of a level that a test writes down.
    static func level(_ level: Int) throws -> Self { try #require(Self(level)) }
}
