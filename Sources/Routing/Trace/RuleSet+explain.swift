extension RuleSet {
    /// Explains the decision for `call`, or nil while a lookup that it needs is not answered in `facts`.
    ///
    /// A live decision costs nothing for this: its inputs are kept and it is made again here, by trying every rule in
    /// turn, so that no index can hide one. O(rules).
    public func explain(_ call: Call, knowing facts: Facts, at moment: Moment) -> Explanation? {
        guard case .decided(let decision) = scan(call, knowing: facts, at: moment) else { return nil }
        var pass = Pass(call, at: moment, knowing: facts, in: self)
        var clocks = WallClocks(at: moment, zones: zones)
        let last = decision.rule?.index ?? rules.count
        let steps = rules.enumerated().map { index, rule in
            let checks = rule.conditions.map { check($0, for: call, &clocks) }
            let holds = checks.allSatisfy(\.holds)
            let answer = holds && index <= last ? rule.lookup.flatMap { facts[$0] } : nil
            // So the formulas that follow see what was asked by now, and nothing else.
            if index <= last { _ = pass.judge(index, in: self) }
            let areFormulasAsked = holds && (rule.lookup == nil || answer?.outcome == .found)
            let formulas = areFormulasAsked ? rule.formulas.map { pass.check($0, in: self) } : []
            let fits = holds && formulas.allSatisfy(\.holds)
            let verdict: Explanation.Verdict
            if index == last {
                verdict = decision.isOnFailure ? .decidedOnFailure : .decided
            } else if index > last {
                verdict = fits ? .wouldMatch : .wouldNotMatch
            } else if !holds {
                verdict = .conditionFailed
            } else if !fits {
                verdict = .formulaFailed
            } else {
                verdict = answer?.outcome.isFailure == true ? .lookupFailed : .noRow
            }
            return Explanation.Step(
                rule: Slot(index), checks: checks, formulas: formulas, answer: answer, verdict: verdict)
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
