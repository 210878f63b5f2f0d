import Routing
import RuleFiles
import Simulation

/// Holds the invariants of a fixture against its rules: proved by going through every rule that a call of the kind can
/// come to, and tried on made-up calls where that cannot be done.
struct InvariantCheck {
    private let rules: RuleFile
    private let space: Space
    private let map: RuleMap
    private var desk: SampleDesk
    /// Attach data that formulas speak of.
    private let hints: [String]

    /// So many random calls are tried where there is no proof.
    private static let tries = 1_000

    /// What came of one invariant.
    struct Verdict {
        /// Calls that break it, one for each rule that does.
        var broken: [(call: SampleCall, record: DecisionRecord, claim: Invariant.Claim)] = []
        var isProved = true
        var calls = 0
    }

    init(_ rules: RuleFile, from moment: Moment, alsoAsking conditions: [[Condition]]) {
        self.rules = rules
        let source = Space.Source(rules.ruleSet, numbers: rules.numberForms, conditions: conditions)
        space = Space([source], from: moment)
        map = RuleMap(space)
        desk = SampleDesk(rules)
        hints = Set(rules.ruleSet.rules.lazy.flatMap(\.hints)).sorted()
    }

    mutating func verdict(on invariant: Invariant) -> Verdict {
        var verdict = Verdict()
        let given = space.bounds(of: invariant.given, in: 0)
        let set = rules.ruleSet
        for index in 0...set.rules.count {
            let asked = index < set.rules.count ? given.upper.intersection(map.bounds[index].upper) : given.upper
            switch map.rest(of: asked, before: index) {
            case .taken: continue
            case .unknown: verdict.isProved = false
            case .left(let region):
                let isHeld = hold(invariant, in: region, at: index, &verdict)
                if !isHeld { verdict.isProved = false }
            }
        }
        // What cannot be seen into on either side can be tried all the same.
        if !verdict.isProved, verdict.broken.isEmpty { attempt(invariant, in: given.upper, &verdict) }
        return verdict
    }

    /// Holds the invariant against one rule's calls. Answers whether every outcome of the rule was seen.
    private mutating func hold(
        _ invariant: Invariant, in region: Region, at index: Int, _ verdict: inout Verdict
    ) -> Bool {
        let set = rules.ruleSet
        let rule = index < set.rules.count ? set.rules[index] : nil
        var sides: Set<Int> = []
        var outcomes: Set<LookupOutcome> = []
        var isSeen = false
        for box in region.boxes.prefix(64) {
            var seen: Set<[SampleCall.Lookup]> = []
            var variants = space.samples(of: box, typical: desk.typical).prefix(120).filter { sample in
                !seen.contains(sample.lookups) && !records(sample, invariant, of: index).isEmpty
                    && seen.insert(sample.lookups).inserted
            }
            guard let sample = variants.first else { continue }
            isSeen = true
            let told = rule.map { $0.isComputed ? $0.hints.prefix(50) : [] } ?? []
            variants += variants.flatMap { rows(of: $0, for: invariant) + told.map($0.attaching) }
            if case .split = rule?.action { variants += (0..<50).map { sample.from("05\(41_111_111 + $0 * 7919)") } }
            for variant in variants {
                let records = self.records(variant, invariant, of: index)
                if !records.isEmpty { verdict.calls += 1 }
                for record in records {
                    outcomes.insert(record.decision.outcome)
                    if let side = record.decision.side { sides.insert(side) }
                    if judge(invariant, variant, record, &verdict) { return true }
                }
            }
        }
        // Of a region whose numbers cannot be spelt nothing is known.
        guard isSeen else { return false }
        guard let rule else { return true }
        // What is computed may come to something else for any other call.
        if rule.isComputed { return false }
        if rule.onFailure != nil, let lookup = rule.lookup {
            let possible = region.boxes.flatMap { space.outcomes(of: lookup, in: $0) }
            for outcome in [LookupOutcome.found, .down] where possible.contains(outcome) {
                guard outcomes.contains(outcome) else { return false }
            }
        }
        guard case .split(let split) = rule.action else { return true }
        return split.sides.indices.allSatisfy { sides.contains($0) || split.sides[$0].weight == 0 }
    }

    /// The same call with every row that matters: a row may name any queue, and any priority, 0 among those that are
    /// none.
    private func rows(of sample: SampleCall, for invariant: Invariant) -> [SampleCall] {
        guard sample.lookups.contains(where: { $0.outcome == .found }) else { return [] }
        let asksPriority = (invariant.never + invariant.always).contains { $0.field == "priority" }
        let priorities: [Int?] = asksPriority ? Array(0...9) : [nil]
        let queues: [Int?] = [nil] + rules.ruleSet.queues.filter(\.isActive).map(\.code)
        return queues.flatMap { queue in priorities.map { sample.withRows(naming: queue, priority: $0) } }
    }

    /// What becomes of a call that the invariant is about, where the rule decides it.
    private mutating func records(_ call: SampleCall, _ invariant: Invariant, of rule: Int) -> [DecisionRecord] {
        records(call, invariant).filter { $0.decision.rule?.index ?? rules.ruleSet.rules.count == rule }
    }

    private mutating func records(_ call: SampleCall, _ invariant: Invariant) -> [DecisionRecord] {
        desk.records(call).filter { rules.ruleSet.fulfils(invariant.given, $0.call, at: $0.moment) }
    }

    /// Notes whether the decision breaks the invariant.
    private func judge(
        _ invariant: Invariant, _ call: SampleCall, _ record: DecisionRecord, _ verdict: inout Verdict
    ) -> Bool {
        let fields = DecisionFields(record, by: rules.ruleSet)
        func fits(_ claim: Invariant.Claim) -> Bool { claim.fits(fields[claim.field] ?? FieldValue.none) }
        let forbidden = !invariant.never.isEmpty && invariant.never.allSatisfy(fits) ? invariant.never.first : nil
        guard let claim = forbidden ?? invariant.always.first(where: { !fits($0) }) else { return false }
        verdict.broken.append((call, record, claim))
        return true
    }

    private mutating func attempt(_ invariant: Invariant, in region: Region, _ verdict: inout Verdict) {
        var random = RandomStream(seed: 1, replication: 0, purpose: invariant.name)
        func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
        guard !region.isEmpty else { return }
        for _ in 0..<Self.tries {
            let given = region.boxes[pick(region.boxes.count)]
            // Calls that some rule asks for are the ones worth trying.
            let rule = pick(map.bounds.count + 1)
            let asked = rule < map.bounds.count ? map.bounds[rule].upper.boxes.first : nil
            let box = asked.flatMap(given.intersection) ?? given
            let samples = space.samples(of: box, typical: desk.typical).prefix(20)
            guard !samples.isEmpty else { continue }
            var sample = samples[samples.startIndex + pick(samples.count)]
            // Every other call with something that formulas speak of.
            if !hints.isEmpty, pick(2) == 0 { sample = sample.attaching(hints[pick(hints.count)]) }
            let records = self.records(sample, invariant)
            if !records.isEmpty { verdict.calls += 1 }
            for record in records {
                if judge(invariant, sample, record, &verdict) { return }
            }
        }
    }
}

extension Rule {
    /// Where it sends a call depends on what the call is, beyond the rule's conditions.
    fileprivate var isComputed: Bool {
        let routes =
            switch action {
            case .route(let route): [route]
            case .split(let split): split.sides.map(\.route)
            }
        return (routes + [onFailure].compactMap(\.self)).contains(where: \.isComputed)
    }
}
