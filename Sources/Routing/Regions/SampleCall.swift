/// A call as it would be delivered, made up to show what a region of calls is.
package struct SampleCall: Hashable, Sendable {
    /// The number dialled, as text.
    package let dnis: String
    /// The caller's number, as text; `anonymous` where it is withheld.
    package let clid: String
    /// Attach data, as text; empty for none.
    package let attach: String
    /// When it comes.
    package let moment: Moment
    /// What the lookups that matter come to.
    package let lookups: [Lookup]

    /// A call of these texts, whose lookups have no row unless said.
    package init(dnis: String, clid: String, attach: String, moment: Moment, lookups: [Lookup] = []) {
        self.dnis = dnis
        self.clid = clid
        self.attach = attach
        self.moment = moment
        self.lookups = lookups
    }

    /// What one lookup comes to.
    package struct Lookup: Hashable, Sendable {
        package let name: String
        package let outcome: LookupOutcome
        /// The queue that its row names, by code; nil for none.
        package let queue: Int?

        /// The priority that its row gives; nil for none.
        package let priority: Int?

        package init(name: String, outcome: LookupOutcome, queue: Int? = nil, priority: Int? = nil) {
            self.name = name
            self.outcome = outcome
            self.queue = queue
            self.priority = priority
        }
    }

    /// The same call, the row of whose lookups says this.
    package func withRows(naming queue: Int?, priority: Int? = nil) -> SampleCall {
        let rows = lookups.map { lookup in
            lookup.outcome == .found
                ? Lookup(name: lookup.name, outcome: .found, queue: queue, priority: priority) : lookup
        }
        return SampleCall(dnis: dnis, clid: clid, attach: attach, moment: moment, lookups: rows)
    }

    /// The same call with more attach data.
    package func attaching(_ text: String) -> SampleCall {
        SampleCall(
            dnis: dnis, clid: clid, attach: attach.isEmpty ? text : "\(attach);\(text)", moment: moment,
            lookups: lookups)
    }

    /// The same call from another caller.
    package func from(_ clid: String) -> SampleCall {
        SampleCall(dnis: dnis, clid: clid, attach: attach, moment: moment, lookups: lookups)
    }
}

extension Space {
    /// Calls in `box`, the most telling first. Not all of them need be: the forms of a number do not go with each other
    /// as freely as the box has it, and only who reads numbers can tell.
    package func samples(of box: Box, typical: (dnis: String, clid: String)) -> [SampleCall] {
        guard let moment = occasions.moment(in: box[time] ?? occasions.all) else { return [] }
        let pairs = domains.keys.sorted().compactMap { dimension -> (key: String, value: String)? in
            guard let points = box[dimension], let domain = domains[dimension] else { return nil }
            let samples = points.intervals.flatMap { $0.map { domain.samples[Int($0)] } }
            // A call that says nothing is plainer than one that does.
            if samples.contains(nil) || domain.field.fallback.map({ samples.contains($0) }) == true { return nil }
            return samples.first?.map { (domain.field.name, $0.description) }
        }
        let attach = AttachPairs.text(pairs)
        let lookups = self.lookups(of: box)
        let dialled = numbers(of: box, at: 0, typical: typical.dnis)
        let callers = numbers(of: box, at: 2, typical: typical.clid)
        return dialled.flatMap { dnis in
            callers.flatMap { clid in
                lookups.map { SampleCall(dnis: dnis, clid: clid, attach: attach, moment: moment, lookups: $0) }
            }
        }
    }

    /// What the lookups that the box bounds may come to, in all combinations but for very many.
    private func lookups(of box: Box) -> [[SampleCall.Lookup]] {
        var combinations: [[SampleCall.Lookup]] = [[]]
        for dimension in lookupNames.keys.sorted() {
            guard let name = lookupNames[dimension], let points = box[dimension] else { continue }
            let outcomes = points.intervals.flatMap { $0.map { Self.outcomes[Int($0)] } }
            let isFew = combinations.count * outcomes.count <= 12
            combinations = combinations.flatMap { combination in
                (isFew ? outcomes : Array(outcomes.prefix(1))).map { combination + [.init(name: name, outcome: $0)] }
            }
        }
        return combinations
    }

    /// Texts of numbers among those that `box` bounds in the two dimensions from `place` on, however they are read.
    private func numbers(of box: Box, at place: Int, typical: String) -> [String] {
        var plans: [Chart] = []
        for chart in charts where !plans.contains(where: { $0.firstNumber == chart.firstNumber }) {
            plans.append(chart)
        }
        func isUsual(_ chart: Chart) -> Bool {
            let number = chart.numbers.read(typical)
            let (international, national) = (box[chart.firstNumber + place], box[chart.firstNumber + place + 1])
            return international?.contains(number.e164Key.map(DigitLine.point) ?? DigitLine.none) != false
                && national?.contains(number.nationalKey.map(DigitLine.point) ?? DigitLine.none) != false
        }
        if plans.allSatisfy(isUsual) { return [typical] }
        var texts = plans.flatMap { chart in
            Self.numbers(box[chart.firstNumber + place], box[chart.firstNumber + place + 1])
        }
        // What one plan takes for the same number another may not.
        if plans.count > 1 {
            texts += texts.flatMap { text in plans.compactMap { $0.numbers.read(text).e164 } }
            texts.append(typical)
        }
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    /// Texts of numbers with their international and national digits among these.
    private static func numbers(_ international: IntervalSet?, _ national: IntervalSet?) -> [String] {
        // Where nothing but a withheld number or a text without digits will do, digits are tried in vain.
        var texts: [String] = []
        if let national { texts += Self.texts(national) }
        if let international {
            texts += Self.texts(international).flatMap { national == nil ? [$0, "+\($0)"] : ["+\($0)"] }
        }
        if international?.contains(DigitLine.withheld) == true { texts.append("anonymous") }
        if (international ?? national)?.contains(DigitLine.none) == true { texts += ["100", "none"] }
        return texts
    }

    /// Some digits of a set: of usual lengths first, then the shortest.
    private static func texts(_ points: IntervalSet) -> [String] {
        var byLength: [Int: String] = [:]
        for interval in points.intervals.prefix(200) {
            let (low, high) = (interval.lowerBound, interval.upperBound)
            // Nothing but zeros is how some switches say that a number is withheld.
            for point in [low, min(low + 0x11, high), low + (high - low) / 2, high] {
                guard let digits = DigitLine.digits(point), digits.allSatisfy(\.isNumber),
                    digits.contains(where: { $0 != "0" })
                else { continue }
                byLength[digits.count] = byLength[digits.count] ?? digits
            }
        }
        let usual = [10, 9, 7, 12, 11, 8]
        let order = usual + byLength.keys.filter { !usual.contains($0) }.sorted()
        return order.compactMap { byLength[$0] }.prefix(5).map(\.self)
    }
}
