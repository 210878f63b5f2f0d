import Expressions

/// One pass over the rules for a call: what was met on the way to the rule that decides.
struct Pass {
    let call: Call
    let moment: Moment
    let facts: Facts
    private(set) var asked = AskedLookups()
    /// The lookup asked last.
    private(set) var lastAsked: Slot<Lookup>?
    private(set) var mishaps: [Mishap] = []
    private var clocks: WallClocks
    private var scope: FormulaScope?

    init(_ call: Call, at moment: Moment, knowing facts: Facts, in rules: RuleSet) {
        self.call = call
        self.moment = moment
        self.facts = facts
        clocks = WallClocks(at: moment, zones: rules.zones)
    }

    /// What the rule at `index` makes of the call; nil when it does not match.
    mutating func judge(_ index: Int, in rules: RuleSet) -> Evaluation? {
        guard conditionsHold(of: index, in: rules) else { return nil }
        guard let lookup = rules.rules[index].lookup else {
            guard formulasHold(of: index, in: rules) else { return nil }
            return .decided(rules.decision(by: Slot(index), row: nil, &self))
        }
        guard let answer = facts[lookup] else { return .needs(lookup, for: Slot(index)) }
        asked.insert(lookup)
        lastAsked = lookup
        switch answer.outcome {
        case .found:
            guard formulasHold(of: index, in: rules) else { return nil }
            return .decided(rules.decision(by: Slot(index), row: answer.rows, &self))
        case .noRow, .notRun:
            return nil
        case .timeout, .down, .poolExhausted, .sqlError, .invalidInput:
            guard let route = rules.rules[index].onFailure else { return nil }
            return .decided(rules.decision(onFailure: route, by: Slot(index), &self))
        }
    }

    private mutating func conditionsHold(of index: Int, in rules: RuleSet) -> Bool {
        let conditions = rules.rules[index].conditions
        // Looping over the array would count references to what is inside each condition; a span lends them.
        let lent = conditions.span
        for place in lent.indices where !lent[place].holds(for: call, &clocks, in: rules) { return false }
        return true
    }

    /// The formulas of a rule are one conjunction: as with `&&`, an error says nothing where another one is false.
    private mutating func formulasHold(of index: Int, in rules: RuleSet) -> Bool {
        var errors: [Mishap] = []
        for formula in rules.rules[index].formulas {
            do throws(EvaluationError) {
                guard try scope(in: rules).holds(formula) else { return false }
            } catch {
                errors.append(Mishap(.condition, formula, of: Slot(index), .error(error)))
            }
        }
        mishaps += errors
        return errors.isEmpty
    }

    /// What a formula comes to now, for an explanation.
    mutating func check(_ formula: Formula, in rules: RuleSet) -> FormulaCheck {
        do throws(EvaluationError) {
            return FormulaCheck(formula: formula, result: .success(try scope(in: rules).holds(formula)))
        } catch {
            return FormulaCheck(formula: formula, result: .failure(error))
        }
    }

    /// The value of a formula of the rule in `slot`; nil when there is none, which is noted.
    mutating func value(
        _ formula: Formula, _ role: Mishap.Role, of slot: Slot<Rule>, in rules: RuleSet
    ) -> Value? {
        do throws(EvaluationError) {
            return try scope(in: rules).value(formula)
        } catch {
            // A column that is NULL names nobody: that is no error.
            if role == .lastAgent, case .noSuchField = error.kind { return nil }
            note(Mishap(role, formula, of: slot, .error(error)))
            return nil
        }
    }

    mutating func note(_ mishap: Mishap) { mishaps.append(mishap) }

    private mutating func scope(in rules: RuleSet) -> FormulaScope {
        if let scope {
            scope.show(asked, facts)
            return scope
        }
        let made = FormulaScope(call, at: moment, knowing: facts, in: rules)
        made.show(asked, facts)
        scope = made
        return made
    }
}
