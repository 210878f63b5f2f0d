/// Where the rules of a rule set stand in the space of all calls, and what each leaves to the ones after it.
package struct RuleMap: Sendable {
    package let space: Space
    /// Which rule set of the space it maps.
    package let source: Int
    /// What each rule asks for, whatever stands above it.
    package let bounds: [Bounds]
    private let index: BoxIndex
    private let upperIndex: BoxIndex

    /// What comes to a rule, or to some calls after a rule.
    package enum Rest: Sendable {
        /// Nothing: these rules, in order, take all of it.
        case taken(by: [Int])
        /// At most these calls; where rules have conditions that cannot be seen into, some of them may be taken, too.
        case left(Region)
        /// Finding out would take too long.
        case unknown
    }

    /// The rules.
    package var rules: RuleSet { space.charts[source].rules }

    /// How its numbers are read.
    package var numbers: NumberForms { space.charts[source].numbers }

    /// Whether what a rule asks for is known exactly.
    package func isClear(_ rule: Int) -> Bool { bounds[rule].upper == bounds[rule].lower }

    /// The rules that every decision has to look at, whatever was dialled.
    package var unindexed: [Slot<Rule>] { rules.index.shape.unindexed }

    /// How much is looked at before giving up; generous for files written by hand.
    private static let candidateLimit = 5_000
    private static let boxLimit = 256
    private static let cutLimit = 2_000

    package init(_ space: Space, source: Int = 0) {
        self.space = space
        self.source = source
        let rules = space.charts[source].rules.rules
        bounds = rules.map { space.bounds(of: $0, in: source) }
        let entries = bounds.enumerated().flatMap { rule, bounds in
            bounds.lower.boxes.map { BoxIndex.Entry(rule: rule, box: $0) }
        }
        let numbers = Set(space.charts.map(\.firstNumber)).sorted().flatMap { [$0, $0 + 1, $0 + 2, $0 + 3] }
        index = BoxIndex(entries, numbers: numbers)
        let upper = bounds.enumerated().flatMap { rule, bounds in
            bounds.upper.boxes.map { BoxIndex.Entry(rule: rule, box: $0) }
        }
        upperIndex = BoxIndex(upper, numbers: numbers)
    }

    /// What comes to a rule of the calls it asks for.
    package func rest(of rule: Int) -> Rest { rest(of: bounds[rule].upper, before: rule) }

    /// The rules that take every call that a rule asks for; nil where some come to it, or finding out would take too
    /// long. Faster than ``rest(of:)``: of most rules one call that comes to them says enough.
    package func takers(of rule: Int) -> [Int]? {
        let boxes = bounds[rule].upper.boxes
        for box in boxes {
            for point in space.witnesses(of: box) where index.entry(holding: point, before: rule) == nil { return nil }
        }
        for box in boxes where leavesCall(of: box, to: rule) { return nil }
        if case .taken(let takers) = rest(of: rule) { return takers }
        return nil
    }

    /// Whether some call of `box` certainly comes to `rule`. What is left of the box is cut by whatever holds one of its
    /// calls, until nothing is left or nothing holds it: few of all the boxes near it are looked at.
    private func leavesCall(of box: Box, to rule: Int) -> Bool {
        var rest = [box]
        var cuts = 0
        while let part = rest.popLast(), cuts < Self.cutLimit {
            // A part without one is of callers who withhold their number and dial digits all the same.
            guard let call = space.witnesses(of: part, count: 1).first else { continue }
            guard let holder = index.entry(holding: call, before: rule) else { return true }
            rest += part.subtracting(holder.box, in: space)
            cuts += 1
        }
        return false
    }

    /// What the rules before `rule` leave of `region`.
    package func rest(of region: Region, before rule: Int) -> Rest {
        var left: [Box] = []
        var takers: Set<Int> = []
        for box in region.boxes {
            guard let candidates = index.meeting(box, before: rule, limit: Self.candidateLimit) else { return .unknown }
            // One that takes all of it is the plainest reason, and spares the cutting.
            if let whole = candidates.first(where: { box.isSubset(of: $0.box) }) {
                takers.insert(whole.rule)
                continue
            }
            var rest = Region([box])
            var own: Set<Int> = []
            for candidate in candidates {
                let next = rest.subtracting(candidate.box, in: space)
                if next != rest { own.insert(candidate.rule) }
                rest = next
                if rest.isEmpty { break }
                if rest.boxes.count > Self.boxLimit { return .unknown }
            }
            guard let possible = space.possible(rest, limit: 2 * Self.boxLimit) else { return .unknown }
            if possible.isEmpty { takers.formUnion(own) } else { left += possible.boxes }
        }
        if left.isEmpty { return .taken(by: needed(takers.sorted(), to: region)) }
        return .left(Region(left))
    }

    /// The rules that may take a call of `box`, in order; nil where more would have to be looked at than is worth it.
    package func rules(meeting box: Box) -> [Int]? {
        guard let entries = upperIndex.meeting(box, before: bounds.count, limit: Self.candidateLimit) else {
            return nil
        }
        var rules: [Int] = []
        for entry in entries where rules.last != entry.rule { rules.append(entry.rule) }
        return rules
    }

    /// The rules of `takers` that it takes all of; those that the others make superfluous are left out.
    private func needed(_ takers: [Int], to region: Region) -> [Int] {
        guard 2...12 ~= takers.count else { return takers }
        var kept = takers
        for taker in takers.reversed() {
            let others = kept.filter { $0 != taker }
            if takesAll(others, of: region) { kept = others }
        }
        return kept
    }

    private func takesAll(_ rules: [Int], of region: Region) -> Bool {
        var rest = region
        for rule in rules {
            guard let next = rest.subtracting(bounds[rule].lower, in: space, limit: Self.boxLimit) else { return false }
            rest = next
        }
        return space.possible(rest, limit: Self.boxLimit)?.isEmpty ?? false
    }
}
