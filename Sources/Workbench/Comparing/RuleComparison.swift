package import Routing
package import RuleFiles

/// What another rule file changes: every kind of call that it sends elsewhere, with a call of that kind.
///
/// The kinds come from the matchers of both files, cut against each other; every example is decided by both before it
/// is told, so none is made up wrongly.
package struct RuleComparison: Sendable {
    /// The changes, worst first.
    package let changes: [RouteChange]
    /// No kind of call was left out because there were too many to look at.
    package let isComplete: Bool
    /// Rules whose formulas or regular expressions, which cannot be seen into, may change more than is told.
    package let hidden: [String]

    /// How many examples of one change are kept.
    private static let examples = 3
    /// How many candidate calls of a region are decided before it is taken to hold none.
    private static let tries = 40
    /// How much attach data that formulas speak of is tried.
    private static let hints = 24

    /// Compares `old` with `new` from `moment` on.
    package init(_ old: RuleFile, _ new: RuleFile, from moment: Moment) {
        let space = Space(
            [Space.Source(old.ruleSet, numbers: old.numberForms), Space.Source(new.ruleSet, numbers: new.numberForms)],
            from: moment)
        let (before, after) = (RuleMap(space, source: 0), RuleMap(space, source: 1))
        let (moved, added) = RuleTwins(before, after).others
        var search = Search(before: before, after: after, old: SampleDesk(old), new: SampleDesk(new))
        let rules = moved.compactMap { old.ruleSet.rules.at($0) } + added.compactMap { new.ruleSet.rules.at($0) }
        let computing = rules.filter { !$0.allFormulas.isEmpty }
        search.hidden = Set(computing.map(\.id))
        // What the rules that differ speak of is the likeliest to matter.
        for rule in computing + old.ruleSet.rules + new.ruleSet.rules where search.hints.count < Self.hints {
            search.hints += rule.hints.filter { !search.hints.contains($0) }.sorted()
        }
        // A call that one of the others decides, before or after, is the only one that can be routed differently.
        for index in moved { search.lead(Self.calls(of: index, before, &search.isComplete), of: index, .forward) }
        for index in added { search.lead(Self.calls(of: index, after, &search.isComplete), of: index, .backward) }
        changes = search.changes.values.sorted { RouteChange.isWorse($0, than: $1) }
        hidden = search.hidden.sorted()
        isComplete = search.isComplete && hidden.isEmpty
    }

    /// The calls that come to a rule, and more where that is all that can be told.
    private static func calls(of rule: Int, _ map: RuleMap, _ isComplete: inout Bool) -> Region {
        let asked = rule < map.bounds.count ? map.bounds[rule].upper : .all
        switch map.rest(of: asked, before: rule) {
        case .taken: return .empty
        case .left(let left): return left
        case .unknown:
            isComplete = false
            return asked
        }
    }

    private enum Direction {
        /// The calls of an old rule are led through the new ones.
        case forward
        case backward
    }

    private struct Kind: Hashable {
        let old: RouteChange.Side
        let new: RouteChange.Side
    }

    private struct Search {
        let before: RuleMap
        let after: RuleMap
        var old: SampleDesk
        var new: SampleDesk
        var changes: [Kind: RouteChange] = [:]
        /// The calls told already: what is moved and what is added may meet in one.
        var seen: Set<SampleCall> = []
        var isComplete = true
        var hidden: Set<String> = []
        /// Attach data that formulas speak of.
        var hints: [String] = []

        private var space: Space { before.space }

        mutating func lead(_ region: Region, of rule: Int, _ direction: Direction) {
            let (own, other) = direction == .forward ? (before, after) : (after, before)
            func pair(_ taker: Int) -> (old: Int, new: Int) {
                direction == .forward ? (old: rule, new: taker) : (old: taker, new: rule)
            }
            let outcome = own.outcome(ofRule: rule)
            for box in region.boxes {
                guard let takers = other.rules(meeting: box) else {
                    isComplete = false
                    continue
                }
                var rest = Region([box])
                for taker in takers {
                    let bounds = other.bounds[taker]
                    if other.outcome(ofRule: taker) != outcome {
                        for piece in rest.intersection(bounds.upper).boxes { note(piece, pair(taker)) }
                    }
                    guard let less = rest.subtracting(bounds.lower, in: space, limit: 256) else {
                        // Too many pieces: the rule's own calls are looked at, and the rest stays as it was.
                        isComplete = false
                        continue
                    }
                    rest = less
                    if rest.isEmpty { break }
                }
                let last = other.rules.rules.count
                if other.outcome(ofRule: last) != outcome { for piece in rest.boxes { note(piece, pair(last)) } }
            }
        }

        /// Calls of `box`; where one has a row, also with each queue that the row may name, and the first of them with
        /// what formulas speak of.
        private func samples(of box: Box) -> [SampleCall] {
            let plain = space.samples(of: box, typical: new.typical).prefix(RuleComparison.tries)
            let told = plain.prefix(3).flatMap { sample in hints.map(sample.attaching) }
            return (plain + told).flatMap { sample in
                guard sample.lookups.contains(where: { $0.outcome == .found }) else { return [sample] }
                let codes = (old.file.ruleSet.queues + new.file.ruleSet.queues).map(\.code)
                return [sample] + codes.prefix(8).map { sample.withRows(naming: $0) }
            }
        }

        /// Looks for a call of `box` that `rules`, one before and one after, decide differently. Where none of theirs is
        /// found and what cannot be seen into may be why, that is noted.
        private mutating func note(_ box: Box, _ rules: (old: Int, new: Int)) {
            var isDecided = false
            var isTold = false
            for sample in samples(of: box) {
                let (before, after) = (old.decide(sample).decision, new.decide(sample).decision)
                let isTheirs =
                    before.rule?.index ?? old.file.ruleSet.rules.count == rules.old
                    && after.rule?.index ?? new.file.ruleSet.rules.count == rules.new
                isDecided = isDecided || isTheirs
                let kind = Kind(
                    old: .init(before, by: old.file.ruleSet), new: .init(after, by: new.file.ruleSet))
                // Of calls that other rules decide one is enough; the search goes on for theirs.
                guard kind.old.route != kind.new.route, isTheirs || !isTold else { continue }
                isTold = true
                tell(kind, sample, box)
                if isTheirs { return }
            }
            if !isDecided { doubt(box, rules) }
        }

        private mutating func tell(_ kind: Kind, _ sample: SampleCall, _ box: Box) {
            guard seen.insert(sample).inserted else { return }
            if var known = changes[kind] {
                known.count += 1
                known.bounds = min(known.bounds, box.sides.count)
                if known.others.count + 1 < RuleComparison.examples, sample != known.example {
                    known.others.append(sample)
                }
                changes[kind] = known
            } else {
                changes[kind] = RouteChange(old: kind.old, new: kind.new, example: sample, bounds: box.sides.count)
            }
        }

        /// No call of `box` was found that the rules of this pair decide. There is none where all is seen into, for then
        /// the forms of its numbers do not go with each other.
        private mutating func doubt(_ box: Box, _ rules: (old: Int, new: Int)) {
            let plain = space.beyondFormulas(box)
            for (map, last) in [(before, rules.old), (after, rules.new)] {
                guard let near = map.rules(meeting: plain) else {
                    isComplete = false
                    continue
                }
                for rule in near where rule <= last && (!map.isClear(rule) || plain != box && map.hasFormula(rule)) {
                    hidden.insert(map.rules.rules[rule].id)
                }
            }
            // Nor can it be told which calls those are that two plans read as different numbers.
            let isOnePlan = before.numbers.name == after.numbers.name && before.numbers.isUniform
            if !isOnePlan || before.rules.attach.fields != after.rules.attach.fields { isComplete = false }
        }
    }
}

extension RuleMap {
    fileprivate func hasFormula(_ rule: Int) -> Bool { !rules.rules[rule].formulas.isEmpty }
}
