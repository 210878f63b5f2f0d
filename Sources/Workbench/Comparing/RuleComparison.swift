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

    /// How many examples of one change are kept.
    private static let examples = 3
    /// How many candidate calls of a region are decided before it is taken to hold none.
    private static let tries = 40

    /// Compares `old` with `new` from `moment` on.
    package init(_ old: RuleFile, _ new: RuleFile, from moment: Moment) {
        let space = Space(
            [Space.Source(old.ruleSet, numbers: old.numberForms), Space.Source(new.ruleSet, numbers: new.numberForms)],
            from: moment)
        let (before, after) = (RuleMap(space, source: 0), RuleMap(space, source: 1))
        var search = Search(space: space, old: SampleDesk(old), new: SampleDesk(new))
        // The calls of each old rule, and of none, are led through the new rules.
        for index in 0...old.ruleSet.rules.count {
            let asked = index < old.ruleSet.rules.count ? before.bounds[index].upper : .all
            let region: Region
            switch before.rest(of: asked, before: index) {
            case .taken: continue
            case .left(let left): region = left
            case .unknown:
                search.isComplete = false
                region = asked
            }
            search.lead(region, of: index, through: after)
        }
        changes = search.changes.values.sorted {
            ($0.harm, $1.count, $0.old.ruleText, $0.new.ruleText) < (
                $1.harm, $0.count, $1.old.ruleText, $1.new.ruleText
            )
        }
        isComplete = search.isComplete
    }

    private struct Kind: Hashable {
        let old: RouteChange.Side
        let new: RouteChange.Side
    }

    private struct Search {
        let space: Space
        var old: SampleDesk
        var new: SampleDesk
        var changes: [Kind: RouteChange] = [:]
        var isComplete = true

        mutating func lead(_ region: Region, of rule: Int, through map: RuleMap) {
            let before = old.file.ruleSet
            let after = new.file.ruleSet
            let outcome = before.outcome(ofRule: rule)
            for box in region.boxes {
                guard let takers = map.rules(meeting: box) else {
                    isComplete = false
                    continue
                }
                var rest = Region([box])
                for taker in takers {
                    let bounds = map.bounds[taker]
                    if after.outcome(ofRule: taker) != outcome {
                        for piece in rest.intersection(bounds.upper).boxes { note(piece) }
                    }
                    guard let less = rest.subtracting(bounds.lower, in: space, limit: 256) else {
                        // Too many pieces: the rule's own calls are looked at, and the rest stays as it was.
                        isComplete = false
                        continue
                    }
                    rest = less
                    if rest.isEmpty { break }
                }
                if after.outcome(ofRule: after.rules.count) != outcome { for piece in rest.boxes { note(piece) } }
            }
        }

        /// Looks for a call of `box` that the two decide differently.
        private mutating func note(_ box: Box) {
            for sample in space.samples(of: box, typical: new.typical).prefix(RuleComparison.tries) {
                let (before, after) = (old.decide(sample).decision, new.decide(sample).decision)
                let kind = Kind(
                    old: .init(before, by: old.file.ruleSet), new: .init(after, by: new.file.ruleSet))
                guard kind.old.route != kind.new.route else { continue }
                if var known = changes[kind] {
                    known.count += 1
                    if known.others.count + 1 < RuleComparison.examples, sample != known.example {
                        known.others.append(sample)
                    }
                    changes[kind] = known
                } else {
                    changes[kind] = RouteChange(old: kind.old, new: kind.new, example: sample)
                }
                return
            }
        }
    }
}

extension RuleSet {
    /// What a rule makes of the calls it decides, the default of those beyond the last, in words that are equal where
    /// two rule sets do the same.
    fileprivate func outcome(ofRule index: Int) -> String {
        guard index < rules.count else { return text(Route(.default)) }
        let rule = rules[index]
        var words: String
        switch rule.action {
        case .route(let route): words = text(route)
        case .split(let split):
            // The sides are drawn by the rule's id.
            words = "split \(rule.id) " + split.sides.map { "\($0.weight) \(text($0.route))" }.joined(separator: " | ")
        }
        if let lookup = rule.lookup { words += " lookup \(lookups[lookup].name) \(lookups[lookup].clampsPriority)" }
        if let failure = rule.onFailure { words += " on failure \(text(failure))" }
        return words
    }

    private func text(_ route: Route) -> String {
        let standard = route.destination?.queue.map { queues[$0].defaultPriority.level }
        let priority = route.priority?.level ?? standard
        let attach = route.attach.map { Limits.cut($0.text, to: limits.attach).text }
        return "\(route.destination.map { RoutedTo.name($0, self) } ?? "the row's") \(route.destination == .default) "
            + "\(String(describing: priority)) \(String(describing: attach)) \(route.alternates.map(text))"
    }
}
