extension RuleSet {
    /// Decides `call` by what is known: total, synchronous, and the same for the same arguments.
    ///
    /// The rules are tried in order. One with a lookup asks for it once its conditions hold; the caller answers
    /// and evaluates again, at most once for every lookup. O(rules up to the match).
    public func evaluate(_ call: Call, knowing facts: Facts, at moment: Moment) -> Evaluation {
        var clocks = WallClocks(at: moment, zones: zones)
        let keys = call.keys
        var asked: Slot<Lookup>?
        var next = 0
        while let index = gates.rule(from: next, for: keys) {
            next = index + 1
            guard conditionsHold(of: index, for: call, &clocks) else { continue }
            guard let lookup = rules[index].lookup else {
                return .decided(decision(by: Slot(index), row: nil, for: call, at: moment, asked: asked, facts))
            }
            guard let answer = facts[lookup] else { return .needs(lookup, for: Slot(index)) }
            asked = lookup
            switch answer.outcome {
            case .found:
                return .decided(
                    decision(by: Slot(index), row: answer.rows, for: call, at: moment, asked: asked, facts))
            case .noRow, .notRun:
                continue
            case .timeout, .down, .poolExhausted, .sqlError, .invalidInput:
                guard let route = rules[index].onFailure else { continue }
                return .decided(onFailure(route, by: Slot(index), for: call, asked: asked, facts))
            }
        }
        return .decided(unmatched(call, asked: asked, facts))
    }

    private func conditionsHold(of index: Int, for call: Call, _ clocks: inout WallClocks) -> Bool {
        let conditions = rules[index].conditions
        // Looping over the array would count references to what is inside each condition; a span lends them.
        let lent = conditions.span
        for place in lent.indices where !lent[place].holds(for: call, &clocks, in: self) { return false }
        return true
    }

    private func decision(
        by slot: Slot<Rule>, row rows: [LookupRow]?, for call: Call, at moment: Moment, asked: Slot<Lookup>?,
        _ facts: Facts
    ) -> Decision {
        let route: Route
        var side: Int?
        switch rules[slot.index].action {
        case .route(let only):
            route = only
        case .split(let split):
            let index = split.side(for: call, at: moment, rule: rules[slot.index].id)
            side = index
            route = split.sides[index].route
        }
        guard let rows, let lookup = rules[slot.index].lookup else {
            return resolve(route, by: slot, for: call, flags: [], asked: asked, facts, side: side)
        }
        let reading = RowReading(bestOf: rows, lookup: lookups[lookup], route: route, in: self)
        // A row that gives no usable queue leaves the rule's destination; where the rule has none either, R19.
        let merged = Route(
            reading.queue.map(Destination.queue) ?? route.destination ?? .default, priority: reading.priority,
            attach: reading.attach.map(AttachOutput.init(text:)) ?? route.attach, alternates: route.alternates)
        return resolve(merged, by: slot, for: call, flags: reading.flags, asked: asked, facts, side: side)
    }

    private func onFailure(
        _ route: Route, by slot: Slot<Rule>, for call: Call, asked: Slot<Lookup>?, _ facts: Facts
    ) -> Decision {
        resolve(route, by: slot, for: call, flags: [], asked: asked, facts, isOnFailure: true)
    }

    private func unmatched(_ call: Call, asked: Slot<Lookup>?, _ facts: Facts) -> Decision {
        resolve(Route(.default), by: nil, for: call, flags: [], asked: asked, facts)
    }

    private func resolve(
        _ route: Route, by slot: Slot<Rule>?, for call: Call, flags: DecisionFlags, asked: Slot<Lookup>?,
        _ facts: Facts, isOnFailure: Bool = false, side: Int? = nil
    ) -> Decision {
        var flags = flags
        if call.clid.isTrunkGuessed { flags.insert(.guessedTrunk) }
        if let asked, let answer = facts[asked] { flags.formUnion(answer.flags) }
        let wanted = route.destination ?? .default
        let isDefault = wanted == .default
        let destination = isDefault ? fallback.destination : wanted
        var priority = route.priority
        if priority == nil {
            switch destination {
            case .queue, .agent: priority = RowReading.queueDefault(destination.queue, in: self)
            case .external, .extension, .default, .switchDefault, .voicemail, .ivr, .busy: break
            }
        }
        return Decision(
            rule: slot, destination: destination, isDefault: isDefault, priority: priority,
            attach: limited(route.attach, &flags), alternates: route.alternates, flags: flags, lookup: asked,
            outcome: asked.flatMap { facts[$0]?.outcome } ?? .notRun, isOnFailure: isOnFailure, side: side)
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
