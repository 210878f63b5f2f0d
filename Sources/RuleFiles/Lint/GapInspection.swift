import Routing

/// Calls that no rule takes, so that they go to the default.
struct GapInspection: Inspection {
    /// Every gap is told, as a warning; else those among the numbers that rules ask for.
    let showsAll: Bool

    /// So many are told; the first are the largest.
    private static let shown = 3
    /// Files with more rules have so many gaps that none is news.
    private static let ruleLimit = 500
    private static let boxLimit = 512

    func inspect(_ lint: Lint, into findings: Findings) {
        let rules = lint.file.ruleSet
        guard !rules.rules.isEmpty, rules.rules.count <= Self.ruleLimit else { return }
        let space = lint.map.space
        guard let gaps = left(of: showsAll ? .all : known(lint), lint), !gaps.isEmpty else { return }
        var desk = SampleDesk(lint.file)
        let typical = desk.typical
        var told: Set<String> = []
        // The fewer bounds a gap has, the larger it is.
        for gap in gaps.boxes.sorted(by: { $0.sides.count < $1.sides.count }) where told.count < Self.shown {
            let sample = space.samples(of: gap, typical: typical).prefix(40).first { sample in
                desk.decide(sample).decision.rule == nil
            }
            guard let sample else { continue }
            let example = CallText(zone: rules.zone).text(sample)
            guard told.insert(example).inserted else { continue }
            findings.report(
                Diagnostic(
                    showsAll ? .warning : .info, "gap",
                    "no rule takes calls such as \(example): they go to the default",
                    help: "add a rule for them, or leave them to the default", at: lint.file.defaultPlace))
        }
    }

    /// The calls to numbers that some rule names; all of them where no rule names any.
    private func known(_ lint: Lint) -> Region {
        let named = lint.file.ruleSet.rules.flatMap { rule in
            rule.conditions.filter { if case .dnis = $0 { true } else { false } }
        }
        guard !named.isEmpty else { return .all }
        return named.reduce(Region.empty) { $0.union(lint.map.space.bounds(of: [$1], in: 0).upper) }
    }

    private func left(of region: Region, _ lint: Lint) -> Region? {
        // Those with the fewest bounds take the most; what is left is then cut into fewer pieces.
        let boxes = lint.map.bounds.flatMap(\.lower.boxes).sorted { $0.sides.count < $1.sides.count }
        var rest = region.boxes
        for box in boxes {
            rest = rest.flatMap { $0.subtracting(box, in: lint.map.space) }
            if rest.count > Self.boxLimit { return nil }
        }
        return lint.map.space.possible(Region(rest), limit: 2 * Self.boxLimit)
    }
}
