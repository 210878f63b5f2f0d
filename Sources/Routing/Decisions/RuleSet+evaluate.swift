extension RuleSet {
    /// Decides `call` by what is known: total, synchronous, and the same for the same arguments.
    ///
    /// The first rule that matches decides. One with a lookup asks for it once its conditions hold; the caller answers
    /// and evaluates again, at most once for every lookup. O(length of the numbers): the index passes over the rules
    /// that cannot match.
    public func evaluate(_ call: Call, knowing facts: Facts, at moment: Moment) -> Evaluation {
        guard index.fits(call) else { return scan(call, knowing: facts, at: moment) }
        return index.withProbe(of: call, at: moment) { probe in
            let found = index.rule(from: 0, for: &probe)
            if let found, !found.isCertain || !isPlain(found.rule) {
                return evaluate(call, knowing: facts, at: moment, from: found.rule, &probe)
            }
            return .decided(plainDecision(by: found.map { Slot($0.rule) }, for: call, facts))
        }
    }

    /// The same from the rule at `first` on, which has to be tried in full. By itself, for it copies the call, and most
    /// decisions do without.
    @inline(never)
    private func evaluate(
        _ call: Call, knowing facts: Facts, at moment: Moment, from first: Int, _ probe: inout Probe
    ) -> Evaluation {
        var pass = Pass(call, at: moment, knowing: facts, in: self)
        var next = first
        while let found = index.rule(from: next, for: &probe) {
            if found.isCertain { return .decided(decision(by: Slot(found.rule), row: nil, &pass)) }
            if let evaluation = pass.judge(found.rule, in: self) { return evaluation }
            next = found.rule + 1
        }
        return .decided(unmatched(&pass))
    }

    /// The rule alone that decides `call`, as ``evaluate(_:knowing:at:)`` does. Where neither a lookup nor a formula
    /// beyond the index is met on the way, nothing is allocated and no reference is counted.
    public func match(_ call: Call, knowing facts: Facts, at moment: Moment) -> Match {
        guard index.fits(call) else { return Match(scan(call, knowing: facts, at: moment)) }
        return index.withProbe(of: call, at: moment) { probe in
            guard let found = index.rule(from: 0, for: &probe) else { return .none }
            if found.isCertain { return .rule(Slot(found.rule)) }
            return match(call, knowing: facts, at: moment, from: found.rule, &probe)
        }
    }

    /// The same from the rule at `first` on, which has to be tried in full. By itself, for it takes memory that most
    /// decisions do without.
    @inline(never)
    private func match(
        _ call: Call, knowing facts: Facts, at moment: Moment, from first: Int, _ probe: inout Probe
    ) -> Match {
        var pass = Pass(call, at: moment, knowing: facts, in: self)
        var next = first
        while let found = index.rule(from: next, for: &probe) {
            if found.isCertain { return .rule(Slot(found.rule)) }
            switch pass.judge(found.rule, in: self) {
            case .decided: return .rule(Slot(found.rule))
            case .needs(let lookup, let rule): return .needs(lookup, for: rule)
            case nil: next = found.rule + 1
            }
        }
        return .none
    }

    /// The same by trying every rule in turn, which is what the index must agree with. O(rules up to the match).
    package func scan(_ call: Call, knowing facts: Facts, at moment: Moment) -> Evaluation {
        var pass = Pass(call, at: moment, knowing: facts, in: self)
        for index in rules.indices {
            if let evaluation = pass.judge(index, in: self) { return evaluation }
        }
        return .decided(unmatched(&pass))
    }
}
