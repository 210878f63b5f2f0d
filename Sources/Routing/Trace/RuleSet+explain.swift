extension RuleSet {
    /// Explains the decision for `call`, or nil while a lookup that it needs is not answered in `facts`.
    ///
    /// A live decision costs nothing for this: its inputs are kept and it is made again here. O(rules).
    public func explain(_ call: Call, knowing facts: Facts, at moment: Moment) -> Explanation? {
        guard case .decided(let decision) = evaluate(call, knowing: facts, at: moment) else { return nil }
        var clocks = WallClocks(at: moment, zones: zones)
        let last = decision.rule?.index ?? rules.count
        let steps = rules.enumerated().map { index, rule in
            let checks = rule.conditions.map { check($0, for: call, &clocks) }
            let holds = checks.allSatisfy(\.holds)
            let answer = holds && index <= last ? rule.lookup.flatMap { facts[$0] } : nil
            let verdict: Explanation.Verdict
            if index == last {
                verdict = decision.isOnFailure ? .decidedOnFailure : .decided
            } else if index > last {
                verdict = holds ? .wouldMatch : .wouldNotMatch
            } else if !holds {
                verdict = .conditionFailed
            } else {
                verdict = answer?.outcome.isFailure == true ? .lookupFailed : .noRow
            }
            return Explanation.Step(rule: Slot(index), checks: checks, answer: answer, verdict: verdict)
        }
        let open = windows.indices.filter { windows[$0].isOpen(&clocks) }.map { Slot<Window>($0) }
        return Explanation(
            steps: steps, decision: decision, clock: WallClock(moment, in: zone), openWindows: open)
    }

    private func check(_ condition: Condition, for call: Call, _ clocks: inout WallClocks) -> Check {
        let parts: [Condition]
        switch condition {
        case .not(let conditions), .all(let conditions), .any(let conditions): parts = conditions
        case .dnis, .clid, .attach, .during: parts = []
        }
        var checks: [Check] = []
        for part in parts { checks.append(check(part, for: call, &clocks)) }
        return Check(condition: condition, holds: condition.holds(for: call, &clocks, in: self), parts: checks)
    }
}
