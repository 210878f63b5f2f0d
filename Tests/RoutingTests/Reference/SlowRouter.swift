import Routing

/// The reference: the first rule whose conditions hold and whose lookup, all answers being known beforehand, lets it decide.
struct SlowRouter {
    let rules: PlainRules
    let call: PlainCall

    func decide() -> PlainDecision {
        let conditions = SlowConditions(rules: rules, call: call)
        var asked: [Int] = []
        var last: Int?
        for (index, rule) in rules.rules.enumerated() where rule.conditions.allSatisfy(conditions.hold) {
            let side = rule.sides.count == 1 ? nil : self.side(of: rule)
            let route = rule.sides[side ?? 0].route
            guard let lookup = rule.lookup else { return finish(index, route, asked: asked, last: last, side: side) }
            if !asked.contains(lookup) { asked.append(lookup) }
            last = lookup
            let answer = call.answers[lookup]
            if answer.outcome == .found {
                return byRow(index, route, answer.rows, lookup, asked: asked, side: side)
            } else if answer.outcome != .noRow, let onFailure = rule.onFailure {
                var decision = finish(index, onFailure, asked: asked, last: last, side: nil)
                decision.isOnFailure = true
                return decision
            }
        }
        return finish(nil, Route(.default), asked: asked, last: last, side: nil)
    }

    private func finish(
        _ rule: Int?, _ route: Route, asked: [Int], last: Int?, side: Int?, flags: Set<String> = []
    ) -> PlainDecision {
        let isDefault = route.destination == nil || route.destination == .default
        let destination = isDefault ? .extension("9000") : route.destination ?? .busy
        var decision = PlainDecision(
            rule: rule, destination: destination, isDefault: isDefault, level: route.priority?.level,
            attach: route.attach?.text, alternates: route.alternates, flags: flags, lookup: last,
            outcome: last.map { call.answers[$0].outcome } ?? .notRun, isOnFailure: false, side: side, asked: asked)
        if call.clid.isTrunkGuessed { decision.flags.insert("guessed_trunk") }
        if decision.level == nil {
            if case .queue(let queue) = destination { decision.level = Site.queues[queue].defaultPriority.level }
            if case .agent = destination { decision.level = 5 }
        }
        while let text = decision.attach, text.utf16.count > rules.limit {
            decision.attach = String(text.dropLast())
            decision.flags.insert("attach_truncated")
        }
        return decision
    }

    private func byRow(
        _ rule: Int, _ route: Route, _ rows: [PlainRow], _ lookup: Int, asked: [Int], side: Int?
    ) -> PlainDecision {
        let readings = rows.map { SlowReading($0, route: route, clamps: rules.clamps[lookup]) }
        let level = readings.map(\.level).min()
        let code = readings.filter { $0.level == level }.map(\.code).min()
        guard let chosen = readings.first(where: { $0.level == level && $0.code == code }) else {
            preconditionFailure("found means a row")
        }
        let merged = Route(
            chosen.queue.map(Destination.queue) ?? route.destination, priority: Priority(chosen.level),
            attach: chosen.attach.map(AttachOutput.init(text:)) ?? route.attach, alternates: route.alternates)
        let flags = rows.count > 1 ? chosen.flags.union(["many_rows"]) : chosen.flags
        return finish(rule, merged, asked: asked, last: lookup, side: side, flags: flags)
    }

    /// FNV-1a 64 over the rule's id, NUL and the caller, modulo the weights.
    private func side(of rule: PlainRule) -> Int {
        let withheld = call.id ?? "\(call.dnis.e164 ?? call.dnis.raw)\0\(call.milliseconds)"
        let caller = call.clid.isWithheld ? withheld : call.clid.e164 ?? call.clid.raw
        let hash = "\(rule.id)\0\(caller)".utf8.reduce(14_695_981_039_346_656_037 as UInt64) {
            ($0 ^ UInt64($1)) &* 1_099_511_628_211
        }
        let places = rule.sides.enumerated().flatMap { index, side in [Int](repeating: index, count: side.weight) }
        return places[Int(hash % UInt64(places.count))]
    }
}
