extension RuleSet {
    /// What the rule in `slot` decides, whose lookup gave `rows` if it has one.
    func decision(by slot: Slot<Rule>, row rows: [LookupRow]?, _ pass: inout Pass) -> Decision {
        let route: Route
        var side: Int?
        switch rules[slot.index].action {
        case .route(let only):
            route = only
        case .split(let split):
            let index = split.side(for: pass.call, at: pass.moment, rule: rules[slot.index].id)
            side = index
            route = split.sides[index].route
        }
        let wanted = SettledRoute(settling: route, by: slot, &pass, in: self)
        guard let rows, let lookup = rules[slot.index].lookup else {
            return resolve(wanted, by: slot, flags: [], pass, side: side)
        }
        let reading = RowReading(bestOf: rows, lookup: lookups[lookup], route: wanted.route, in: self)
        // A row that gives no usable queue leaves the rule's destination; where the rule has none either, R19.
        let merged = Route(
            reading.queue.map(Destination.queue) ?? wanted.route.destination ?? .default, priority: reading.priority,
            attach: reading.attach.map(AttachOutput.init(text:)) ?? wanted.route.attach,
            alternates: wanted.route.alternates)
        return resolve(
            SettledRoute(merged, lastAgent: wanted.lastAgent, flags: wanted.flags), by: slot, flags: reading.flags,
            pass, side: side)
    }

    /// What the rule in `slot` decides when its lookup fails.
    func decision(onFailure route: Route, by slot: Slot<Rule>, _ pass: inout Pass) -> Decision {
        resolve(
            SettledRoute(settling: route, by: slot, &pass, in: self), by: slot, flags: [], pass, isOnFailure: true)
    }

    /// What is decided when no rule matches.
    func unmatched(_ pass: inout Pass) -> Decision {
        resolve(SettledRoute(Route(.default)), by: nil, flags: [], pass)
    }

    /// The rule at `index` has one route, of which nothing is computed.
    func isPlain(_ index: Int) -> Bool {
        if case .route(let route) = rules[index].action { !route.isComputed } else { false }
    }

    /// What a plain rule decides, or no rule, where no lookup was asked and no formula in error.
    func plainDecision(by slot: Slot<Rule>?, for call: Call, _ facts: Facts) -> Decision {
        guard let slot, case .route(let route) = rules[slot.index].action else {
            return resolve(SettledRoute(Route(.default)), by: nil, flags: [], for: call, facts)
        }
        return resolve(SettledRoute(route), by: slot, flags: [], for: call, facts)
    }

    private func resolve(
        _ settled: SettledRoute, by slot: Slot<Rule>?, flags: DecisionFlags, _ pass: Pass,
        isOnFailure: Bool = false, side: Int? = nil
    ) -> Decision {
        resolve(
            settled, by: slot, flags: flags, for: pass.call, pass.facts, asked: pass.lastAsked, mishaps: pass.mishaps,
            isOnFailure: isOnFailure, side: side)
    }

    private func resolve(
        _ settled: SettledRoute, by slot: Slot<Rule>?, flags: DecisionFlags, for call: Call, _ facts: Facts,
        asked: Slot<Lookup>? = nil, mishaps: [Mishap] = [], isOnFailure: Bool = false, side: Int? = nil
    ) -> Decision {
        let route = settled.route
        var flags = flags.union(settled.flags)
        if call.clid.isTrunkGuessed { flags.insert(.guessedTrunk) }
        if let asked, let answer = facts[asked] { flags.formUnion(answer.flags) }
        if !mishaps.isEmpty { flags.insert(.degraded) }
        let wanted = route.destination ?? .default
        let isDefault = wanted == .default
        let destination = isDefault ? fallback.destination : wanted
        var priority = route.priority
        if priority == nil, destination.isServed { priority = RowReading.queueDefault(destination.queue, in: self) }
        return Decision(
            rule: slot, destination: destination, isDefault: isDefault, priority: priority,
            attach: limited(route.attach, &flags), alternates: route.alternates, flags: flags, lookup: asked,
            outcome: asked.flatMap { facts[$0]?.outcome } ?? .notRun, isOnFailure: isOnFailure, side: side,
            lastAgent: destination.isServed ? settled.lastAgent : nil, mishaps: mishaps)
    }

    private func limited(_ attach: AttachOutput?, _ flags: inout DecisionFlags) -> AttachOutput? {
        // UTF-8 never takes fewer bytes than UTF-16 takes units, so most texts need no counting.
        guard let attach, attach.text.utf8.count > limits.attach else { return attach }
        let (text, isCut) = Limits.cut(attach.text, to: limits.attach)
        guard isCut else { return attach }
        flags.insert(.attachTruncated)
        return AttachOutput(text: text)
    }
}
