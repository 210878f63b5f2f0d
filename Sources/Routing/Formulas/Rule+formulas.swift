import Expressions

extension Rule {
    /// Every formula of the rule, of its conditions and of what is computed.
    public var allFormulas: [Formula] {
        let routes: [Route] =
            switch action {
            case .route(let route): [route]
            case .split(let split): split.sides.map(\.route)
            }
        return formulas + (routes + (onFailure.map { [$0] } ?? [])).flatMap(\.formulas)
    }
}

extension Route {
    fileprivate var formulas: [Formula] {
        guard isComputed else { return [] }
        let attach: [Formula] =
            switch computed?.attach {
            case .text(let formula): [formula]
            case .pairs(let pairs):
                pairs.compactMap { if case .formula(let formula) = $0.value { formula } else { nil } }
            case nil: []
            }
        let single = [computed?.destination?.formula, computed?.priority, computed?.lastAgent?.login]
        return single.compactMap(\.self) + attach + alternates.flatMap(\.formulas)
    }
}

extension Formula {
    /// It asks how a queue stands.
    var readsQueues: Bool {
        expression.tree.nodes.contains { if case .call("queue", _, _, _) = $0.kind { true } else { false } }
    }

    /// It speaks of what lookups came to.
    var readsLookups: Bool {
        expression.tree.nodes.contains { if case .name("lookup", _) = $0.kind { true } else { false } }
    }

    /// It reads the clock.
    var readsTime: Bool {
        expression.tree.nodes.contains { if case .name("now", _) = $0.kind { true } else { false } }
    }
}
