/// Time as rules see it: every combination of open and shut windows that there can be, and a moment of each.
///
/// A rule cannot tell two moments of one combination apart, so there are few points where there are many minutes.
package struct Occasions: Sendable {
    /// A line of a window, on the clock of one of the zones.
    package struct Span: Sendable {
        let zone: Int
        let span: WindowSpan

        package init(zone: Int, span: WindowSpan) {
            self.zone = zone
            self.span = span
        }
    }

    /// The windows that are open, a bit each, of every occasion.
    private var combinations: [[UInt64]] = []
    private var places: [[UInt64]: Int] = [:]
    /// A moment of each, the earliest of the next weeks where there is one; nil where none was found.
    private var moments: [Moment?] = []
    private let windows: [[Span]]
    private let zones: [Zone]

    /// The occasions of `windows` whose lines are read from clocks in `zones`, of which there is at least one.
    ///
    /// Takes the days that a window names and a week that none names, under every difference between the clocks that
    /// comes up, so no combination is left out; some may never come true. O(days named · lines · windows).
    package init(of windows: [[Span]], in zones: [Zone], from moment: Moment) {
        self.windows = windows
        self.zones = zones
        let used = Set(windows.flatMap { $0.map(\.zone) }).sorted()
        let base = used.first ?? 0
        let today = WallClock(moment, in: zones[base]).date.day
        let named = namedDays()
        let margin = used.count > 1 ? 2 : 1
        var days = Set(named.flatMap { day in (day - margin...day + margin) })
        days.formUnion(plainWeek(from: today, apart: margin, from: named))
        let changes = used.count > 1 ? self.changes(used, around: today, named) : []
        let regimes = used.count > 1 ? self.regimes(base, changes, from: moment) : [zones.map { _ in 0 }]
        var minutes: Set<Int> = []
        for regime in regimes {
            let own = breakpoints(regime)
            minutes.formUnion(own)
            for day in days {
                for minute in own { add(combination(day: day, minute: minute, regime)) }
            }
        }
        moments = combinations.map { _ in nil }
        note(moment)
        for second in changes where second > moment.seconds { note(Moment(milliseconds: second * 1000)) }
        // The nearest days first: an example of next week says more than one of next year.
        let transitions = Set(changes.map { Int($0 / 86_400) }).flatMap { day in (day - 1...day + 8) }
        let upcoming = days.union(transitions).union(today...today + 14).filter { $0 >= today }.sorted()
        for day in upcoming + days.filter({ $0 < today }).sorted(by: >) where moments.contains(where: { $0 == nil }) {
            for minute in minutes.sorted() { for moment in Self.moments(day, minute, zones[base]) { note(moment) } }
        }
    }

    /// Every occasion.
    package var all: IntervalSet { IntervalSet(0...UInt64(combinations.count - 1)) }

    /// The occasions on which the window of this number is open.
    package func open(_ window: Int) -> IntervalSet {
        IntervalSet(
            points: combinations.indices.filter { combinations[$0][window / 64] >> UInt64(window % 64) & 1 == 1 })
    }

    /// A moment of one of these occasions; nil where none was found.
    package func moment(in points: IntervalSet) -> Moment? {
        let found = moments.indices.lazy.filter { points.contains(UInt64($0)) }.compactMap { moments[$0] }
        return found.min()
    }

    private mutating func add(_ combination: [UInt64]) {
        guard places[combination] == nil else { return }
        places[combination] = combinations.count
        combinations.append(combination)
    }

    /// The occasion that a moment is; nil where none like it was thought of.
    func place(of moment: Moment) -> Int? {
        let clocks = zones.map { WallClock(moment, in: $0) }
        return places[combination { clocks[$0] }]
    }

    private mutating func note(_ moment: Moment) {
        guard let place = place(of: moment), moments[place] == nil else { return }
        moments[place] = moment
    }

    private func combination(_ clock: (Int) -> WallClock) -> [UInt64] {
        var bits = [UInt64](repeating: 0, count: windows.count / 64 + 1)
        for (index, spans) in windows.enumerated() where spans.contains(where: { $0.span.contains(clock($0.zone)) }) {
            bits[index / 64] |= 1 << UInt64(index % 64)
        }
        return bits
    }

    /// The combination at a minute of a day in the first zone, the others' clocks so many minutes ahead of its own.
    private func combination(day: Int, minute: Int, _ ahead: [Int]) -> [UInt64] {
        let clocks = ahead.map { ahead in
            let (days, minute) = Int64(minute + ahead).flooredQuotient(by: 1440)
            return WallClock(date: CivilDate(day: day + Int(days)), minute: Int(minute))
        }
        return combination { clocks[$0] }
    }

    private func namedDays() -> Set<Int> {
        var days: Set<Int> = []
        for span in windows.joined() {
            if case .dates(let dates) = span.span.days { days.formUnion(dates.map(\.day)) }
            days.formUnion(span.span.exceptions.map(\.day))
        }
        return days
    }

    /// Seven days, one of each name, with nothing special about them or their neighbours.
    private func plainWeek(from today: Int, apart margin: Int, from named: Set<Int>) -> [Int] {
        (0..<7).compactMap { weekday in
            stride(from: today + weekday, to: today + weekday + 70_000, by: 7).first { day in
                (day - margin...day + margin).allSatisfy { !named.contains($0) }
            }
        }
    }

    /// The seconds at which a clock is put forward or back, from a year before the first day that matters to two after
    /// the last.
    private func changes(_ used: [Int], around today: Int, _ named: Set<Int>) -> [Int64] {
        let first = Int64(min(today, named.min() ?? today) - 366) * 86_400
        let last = Int64(max(today, named.max() ?? today) + 731) * 86_400
        return Set(used.flatMap { zones[$0].changes.filter { first...last ~= $0 } }).sorted()
    }

    /// How many minutes every clock is ahead of the first, in all the ways that come up: two clocks may be put forward
    /// in one night, and be another hour apart in between.
    private func regimes(_ base: Int, _ changes: [Int64], from moment: Moment) -> [[Int]] {
        let moments =
            [moment]
            + changes.flatMap { second in
                [second - 1, second].map { Moment(milliseconds: $0 * 1000) }
            }
        let regimes = moments.map { moment in
            let offset = zones[base].offset(at: moment)
            return zones.map { ($0.offset(at: moment) - offset) / 60 }
        }
        return Set(regimes).sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The minutes of a day, on the first zone's clock, at which some line begins or ends.
    private func breakpoints(_ ahead: [Int]) -> [Int] {
        var minutes: Set<Int> = [0]
        for span in windows.joined() {
            for minute in [span.span.start, span.span.end, 0] {
                minutes.insert(Int(Int64(minute - ahead[span.zone]).flooredQuotient(by: 1440).remainder))
            }
        }
        return minutes.sorted()
    }

    /// The moments at which a clock in `zone` shows this; fewer steps than asking all of the zone's offsets.
    private static func moments(_ day: Int, _ minute: Int, _ zone: Zone) -> [Moment] {
        let local = Int64(day) * 86_400_000 + Int64(minute) * 60_000
        let around = [local - 86_400_000, local + 86_400_000].map { zone.offset(at: Moment(milliseconds: $0)) }
        return Set(around).sorted(by: >).map { Moment(milliseconds: local - Int64($0) * 1000) }
            .filter { $0.milliseconds + Int64(zone.offset(at: $0)) * 1000 == local }
    }
}

extension WallClock {
    /// A clock without a zone.
    fileprivate init(date: CivilDate, minute: Int) {
        self.date = date
        self.minute = minute
        millisecondOfMinute = 0
        offset = 0
    }
}
