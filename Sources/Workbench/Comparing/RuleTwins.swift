import Routing

/// Which rules of two rule sets ask for the same calls, do the same with them, and stand in the same order.
///
/// A call that is routed differently is decided by some other rule, before or after: were both deciders twins of rules
/// in the other set, the two would stand the other way round there.
struct RuleTwins {
    /// The rules of either that have no twin; the default, beyond the last rule, is its own twin where it is the same.
    let others: (old: [Int], new: [Int])

    private struct Likeness: Hashable {
        let upper: Region
        let lower: Region
        let outcome: String
        /// What the bounds do not show.
        let formulas: [String]
        let asked: ConditionDefinition?
    }

    init(_ old: RuleMap, _ new: RuleMap) {
        let (before, after) = (Self.likenesses(old), Self.likenesses(new))
        var places: [Likeness: [Int]] = [:]
        for (index, likeness) in after.enumerated().reversed() { places[likeness, default: []].append(index) }
        var pairs: [(old: Int, new: Int)] = []
        for (index, likeness) in before.enumerated() {
            if let place = places[likeness]?.popLast() { pairs.append((index, place)) }
        }
        let kept = Self.ascending(pairs)
        let keptOld = Set(kept.map(\.old))
        let keptNew = Set(kept.map(\.new))
        others = (before.indices.filter { !keptOld.contains($0) }, after.indices.filter { !keptNew.contains($0) })
    }

    /// Of every rule, and of the default behind them.
    private static func likenesses(_ map: RuleMap) -> [Likeness] {
        let rules = map.rules
        return (0...rules.rules.count).map { index in
            guard let rule = rules.rules.at(index) else {
                return Likeness(upper: .all, lower: .all, outcome: map.outcome(ofRule: index), formulas: [], asked: nil)
            }
            return Likeness(
                upper: map.bounds[index].upper, lower: map.bounds[index].lower, outcome: map.outcome(ofRule: index),
                formulas: rule.formulas.map { "\($0.source) \(map.reading)" },
                asked: map.isClear(index) ? nil : ConditionDefinition(rule.conditions, in: rules))
        }
    }

    /// The most pairs that ascend on both sides. O(n log n).
    private static func ascending(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
        // The pair that ends the best run of each length, and the pair before each.
        var ends: [Int] = []
        var previous = [Int?](repeating: nil, count: pairs.count)
        for index in pairs.indices {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].new < pairs[index].new { low = middle + 1 } else { high = middle }
            }
            previous[index] = low > 0 ? ends[low - 1] : nil
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var run: [(old: Int, new: Int)] = []
        var next = ends.last
        while let index = next {
            run.append(pairs[index])
            next = previous[index]
        }
        return run.reversed()
    }
}
