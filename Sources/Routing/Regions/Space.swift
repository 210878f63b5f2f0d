/// The space of all calls that some rule sets can tell apart, with a dimension for everything that rules ask about: the
/// forms of both numbers, the occasion, each key of attach data, and what each lookup comes to.
package struct Space: Sendable {
    /// A rule set, and how its numbers are read.
    package struct Source: Sendable {
        package let rules: RuleSet
        package let numbers: NumberForms
        /// Conditions that are asked besides those of its rules.
        package let conditions: [[Condition]]

        package init(_ rules: RuleSet, numbers: NumberForms, conditions: [[Condition]] = []) {
            self.rules = rules
            self.numbers = numbers
            self.conditions = conditions
        }

        /// Whether the same formula says the same of a call.
        package func readsFormulas(as other: Source) -> Bool {
            rules.attach.fields == other.rules.attach.fields && numbers.name == other.numbers.name
                && rules.zone == other.rules.zone
        }

        /// Everything that is asked.
        fileprivate var asked: some Sequence<Condition> {
            [rules.rules.map(\.conditions), conditions].joined().joined()
        }
    }

    /// What the names of one rule set are in the space.
    struct Chart: Sendable {
        let rules: RuleSet
        let numbers: NumberForms
        /// The first of the four dimensions of numbers.
        let firstNumber: Int
        /// By slot.
        let windows: [Int?]
        let fields: [Int]
        let lookups: [Int]
        /// By text. A formula is true of a call or it is not, whatever else the call is; one that speaks of lookups may
        /// be both, for what it sees grows while a decision is made, and has no dimension.
        let formulas: [String: Int]
    }

    /// What a lookup comes to, in the order of its dimension's points.
    static let outcomes: [LookupOutcome] = [.noRow, .found, .down]

    /// Every combination of open windows.
    package let occasions: Occasions
    /// The dimension of time.
    package let time: Int
    /// By rule set.
    let charts: [Chart]
    /// The keys of attach data by their dimensions.
    private(set) var domains: [Int: AttachDomain] = [:]
    /// The names of lookups by their dimensions.
    private(set) var lookupNames: [Int: String] = [:]
    private var universes: [IntervalSet] = []

    /// The space of the calls of `sources`, for which examples are looked for from `moment` on.
    package init(_ sources: [Source], from moment: Moment) {
        // Where two rule sets read numbers differently, a call has two places among the numbers.
        var firsts: [Int] = []
        for (index, source) in sources.enumerated() {
            if let same = sources[..<index].firstIndex(where: { $0.numbers.name == source.numbers.name }) {
                firsts.append(firsts[same])
                continue
            }
            firsts.append(universes.count)
            let dialled = IntervalSet(0...DigitLine.none)
            universes += [dialled, dialled, DigitLine.all, dialled]
        }
        var windows: [[Occasions.Span]] = []
        var zones: [Zone] = []
        let slots = sources.map { Self.gather($0, &windows, &zones) }
        occasions = Occasions(of: windows, in: zones.isEmpty ? [.utc] : zones, from: moment)
        time = universes.count
        universes.append(occasions.all)
        var fields: [AttachField: Int] = [:]
        var lookups: [String: Int] = [:]
        let operations = sources.map { Self.operations($0) }
        var charts: [Chart] = []
        for (index, source) in sources.enumerated() {
            for field in source.rules.attach.fields where fields[field] == nil {
                let tests = zip(sources, operations).flatMap { other, tests in
                    other.rules.attach.slot(named: field.name).flatMap { tests[$0] } ?? []
                }
                let domain = AttachDomain(field, tests: tests)
                fields[field] = universes.count
                domains[universes.count] = domain
                universes.append(domain.all)
            }
            for lookup in source.rules.lookups where lookups[lookup.name] == nil {
                lookups[lookup.name] = universes.count
                lookupNames[universes.count] = lookup.name
                universes.append(IntervalSet(0...UInt64(Self.outcomes.count - 1)))
            }
            // Where keys of attach data, numbers or clocks are read otherwise, the same text may mean something else.
            let twin = sources[..<index].firstIndex { $0.readsFormulas(as: source) }
            var formulas: [String: Int] = [:]
            for formula in source.rules.rules.lazy.flatMap(\.formulas) where formulas[formula.source] == nil {
                guard !formula.readsLookups else { continue }
                if let known = twin.flatMap({ charts[$0].formulas[formula.source] }) {
                    formulas[formula.source] = known
                } else {
                    formulas[formula.source] = universes.count
                    universes.append(IntervalSet(0...1))
                }
            }
            charts.append(
                Chart(
                    rules: source.rules, numbers: source.numbers, firstNumber: firsts[index], windows: slots[index],
                    fields: source.rules.attach.fields.map { fields[$0] ?? 0 },
                    lookups: source.rules.lookups.map { lookups[$0.name] ?? 0 }, formulas: formulas))
        }
        self.charts = charts
    }

    /// How many dimensions there are.
    var dimensions: Int { universes.count }

    /// Everything that a call can be in a dimension.
    package func universe(of dimension: Int) -> IntervalSet { universes[dimension] }

    /// The box bounded by `points` in a dimension; nil where there are none of them.
    func box(_ dimension: Int, _ points: IntervalSet) -> Box? {
        if points.isEmpty { return nil }
        return universes[dimension].isSubset(of: points) ? .all : Box(dimension, points)
    }

    /// The box without what formulas have to say.
    package func beyondFormulas(_ box: Box) -> Box {
        charts.reduce(box) { box, chart in
            chart.formulas.values.reduce(box) { $0[$1] == nil ? $0 : $0.unbounded($1) }
        }
    }

    /// What a lookup may come to for the calls of `box`.
    package func outcomes(of lookup: Slot<Lookup>, in box: Box, source: Int = 0) -> [LookupOutcome] {
        let dimension = charts[source].lookups[lookup.index]
        let points = box[dimension] ?? universes[dimension]
        return Self.outcomes.indices.filter { points.contains(UInt64($0)) }.map { Self.outcomes[$0] }
    }

    /// Those boxes of a region that hold a call: whoever withholds his number has no digits either. Nil where it takes
    /// more than `limit` boxes to find out.
    package func possible(_ region: Region, limit: Int) -> Region? {
        let impossible = Region(
            Set(charts.map(\.firstNumber)).sorted().map { first in
                Box(first + 2, IntervalSet(DigitLine.withheld)).bounded(first + 3, by: DigitLine.numbers)
            })
        var possible: [Box] = []
        for box in region.boxes {
            guard let rest = Region([box]).subtracting(impossible, in: self, limit: limit) else { return nil }
            if !rest.isEmpty { possible.append(box) }
        }
        return Region(possible)
    }

    /// Adds the windows that rules ask for to those of the space, and answers where each is.
    private static func gather(
        _ source: Source, _ windows: inout [[Occasions.Span]], _ zones: inout [Zone]
    ) -> [Int?] {
        var asked: Set<Int> = []
        let rules = source.rules
        for condition in source.asked { condition.windows(into: &asked) }
        return rules.windows.indices.map { index in
            guard asked.contains(index) else { return nil }
            let spans = rules.windows[index].spans.map { each in
                let zone = rules.zones[each.zone]
                let place = zones.firstIndex(of: zone) ?? zones.count
                if place == zones.count { zones.append(zone) }
                return Occasions.Span(zone: place, span: each.span)
            }
            windows.append(spans)
            return windows.count - 1
        }
    }

    private static func operations(_ source: Source) -> [Slot<AttachField>: [AttachTest.Operation]] {
        var tests: [Slot<AttachField>: Set<AttachTest.Operation>] = [:]
        for condition in source.asked { condition.tests(into: &tests) }
        return tests.mapValues { Array($0) }
    }
}

extension Condition {
    fileprivate func windows(into slots: inout Set<Int>) {
        switch self {
        case .during(let windows): slots.formUnion(windows.map(\.index))
        case .not(let parts), .all(let parts), .any(let parts): for part in parts { part.windows(into: &slots) }
        case .dnis, .clid, .attach: break
        }
    }

    fileprivate func tests(into tests: inout [Slot<AttachField>: Set<AttachTest.Operation>]) {
        switch self {
        case .attach(let test): tests[test.field, default: []].insert(test.operation)
        case .not(let parts), .all(let parts), .any(let parts): for part in parts { part.tests(into: &tests) }
        case .dnis, .clid, .during: break
        }
    }
}
