import Expressions

/// A route whose computed parts are values: what the formulas said about one call.
///
/// A part that cannot be computed is left out, and the decision is `degraded`: without a destination the call goes to
/// the default one, without a priority it has its queue's.
struct SettledRoute {
    let route: Route
    let lastAgent: Decision.LastAgent?
    let flags: DecisionFlags

    /// A route of which nothing is computed, or all is already.
    init(_ route: Route, lastAgent: Decision.LastAgent? = nil, flags: DecisionFlags = []) {
        self.route = route
        self.lastAgent = lastAgent
        self.flags = flags
    }

    /// `route` with the values of its formulas for the call of `pass`.
    init(settling route: Route, by slot: Slot<Rule>, _ pass: inout Pass, in rules: RuleSet) {
        guard route.isComputed else {
            self.init(route)
            return
        }
        var destination = route.destination
        if let wanted = route.computed?.destination {
            destination = Self.destination(wanted, by: slot, &pass, in: rules) ?? .default
        }
        var priority = route.priority
        var flags: DecisionFlags = []
        if let formula = route.computed?.priority {
            (priority, flags) = Self.priority(formula, by: slot, &pass, in: rules)
        }
        var attach = route.attach
        if let computed = route.computed?.attach { attach = Self.attach(computed, by: slot, &pass, in: rules) }
        var alternates: [Route] = []
        for alternate in route.alternates {
            let settled = Self(settling: alternate, by: slot, &pass, in: rules).route
            // One that cannot be computed is none.
            if alternate.computed?.destination == nil || settled.destination != .default { alternates.append(settled) }
        }
        let kept = route.computed?.lastAgent
        self.init(
            Route(destination, priority: priority, attach: attach, alternates: alternates),
            lastAgent: kept.flatMap { Self.lastAgent($0, by: slot, &pass, in: rules) }, flags: flags)
    }

    private static func destination(
        _ computed: ComputedRoute.Destination, by slot: Slot<Rule>, _ pass: inout Pass, in rules: RuleSet
    ) -> Destination? {
        let formula = computed.formula
        guard case .string(let text)? = pass.value(formula, .destination, of: slot, in: rules) else { return nil }
        let found: Destination? =
            switch computed {
            case .queue(_, let allowed):
                allowed.first { rules.queues[$0].name == text && rules.queues[$0].isActive }.map(Destination.queue)
            case .agent(_, let allowed): allowed.first { rules.agents[$0].login == text }.map(Destination.agent)
            case .external: text.isDialable ? .external(text) : nil
            case .extension: text.isDialable ? .extension(text) : nil
            case .voicemail: text.isEmpty ? nil : .voicemail(text)
            case .ivr: text.isEmpty ? nil : .ivr(text)
            }
        if found == nil { pass.note(Mishap(.destination, formula, of: slot, .unusable(text))) }
        return found
    }

    private static func priority(
        _ formula: Formula, by slot: Slot<Rule>, _ pass: inout Pass, in rules: RuleSet
    ) -> (Priority?, DecisionFlags) {
        guard case .int(let level)? = pass.value(formula, .priority, of: slot, in: rules) else { return (nil, []) }
        // R6: what is no level is the queue's own.
        guard let priority = Priority(level) else { return (nil, .priorityInvalid) }
        return (priority, [])
    }

    private static func attach(
        _ computed: ComputedRoute.Attach, by slot: Slot<Rule>, _ pass: inout Pass, in rules: RuleSet
    ) -> AttachOutput? {
        switch computed {
        case .text(let formula):
            guard case .string(let text)? = pass.value(formula, .attach, of: slot, in: rules) else { return nil }
            return AttachOutput(text: text)
        case .pairs(let pairs):
            var values: [AttachOutput.Pair] = []
            for pair in pairs {
                switch pair.value {
                case .text(let text): values.append(.init(key: pair.key, value: text))
                case .formula(let formula):
                    guard case .string(let text)? = pass.value(formula, .attach, of: slot, in: rules) else { continue }
                    values.append(.init(key: pair.key, value: text))
                }
            }
            return values.isEmpty ? nil : AttachOutput(pairs: values)
        }
    }

    /// R29: nobody is kept waiting for an agent whom the formula does not name.
    private static func lastAgent(
        _ kept: ComputedRoute.LastAgent, by slot: Slot<Rule>, _ pass: inout Pass, in rules: RuleSet
    ) -> Decision.LastAgent? {
        guard case .string(let login)? = pass.value(kept.login, .lastAgent, of: slot, in: rules),
            // By what the database calls him, too.
            let agent = rules.agents.firstIndex(where: { $0.login == login || $0.code.map(String.init) == login })
        else { return nil }
        return Decision.LastAgent(agent: Slot(agent), wait: kept.wait)
    }
}

extension String {
    /// Digits, `*` and `#`, with a plus sign before them at most: what a switch can dial.
    fileprivate var isDialable: Bool {
        let body = hasPrefix("+") ? utf8.dropFirst() : utf8[...]
        return !body.isEmpty
            && body.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "*")
                    || $0 == UInt8(ascii: "#")
            }
    }
}
