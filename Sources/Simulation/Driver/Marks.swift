/// The times at which a run is cut, counted or looked at: known before it begins.
struct Marks: Sendable {
    /// What is done at a mark, before anything else of that time.
    enum Kind: Sendable, Hashable {
        /// The warm-up is over.
        case begin
        /// A part ends, and the next begins.
        case endPart
        /// Busy agents are counted.
        case snapshot
        /// The states of scripted calls are kept, as they were a millisecond ago.
        case probe
        /// No more calls come.
        case close
    }

    private var times: [(time: Int64, kind: Kind)]
    private var counts: [(count: Int64, kind: Kind)]
    private var arrivals: Int64 = 0

    /// The next time; `.max` for none.
    private(set) var next: Int64
    /// The number of arrivals at which something is done; `.max` for none.
    private var nextCount: Int64
    /// How many parts the run is cut into.
    let parts: Int
    /// When agents cease to be counted.
    let horizon: Int64

    init(_ scenario: Scenario) {
        let run = scenario.run
        var times: [(Int64, Kind)] = run.snapshots.map { ($0, .snapshot) } + scenario.probes.map { ($0 + 1, .probe) }
        var counts: [(Int64, Kind)] = []
        var parts: Int64 = run.replications > 1 || run.end == .script ? 1 : Int64(run.batches)
        switch run.end {
        case .script:
            horizon = .max
            if case .time(let time) = run.warmUp, time > 0 { times.append((time, .begin)) }
        case .duration(let duration):
            horizon = duration
            let warmUp =
                switch run.warmUp {
                case .time(let time): min(time, duration)
                case .share(let share): Int64((share * Double(duration)).rounded())
                }
            if warmUp > 0 { times.append((warmUp, .begin)) }
            for part in 1..<max(1, parts) { times.append((warmUp + (duration - warmUp) / parts * part, .endPart)) }
            times.append((duration, .close))
        case .calls(let calls):
            horizon = .max
            var first: Int64 = 0
            switch run.warmUp {
            case .time(let time): if time > 0 { times.append((time, .begin)) }
            case .share(let share):
                first = Int64((share * Double(calls)).rounded())
                if first > 0 { counts.append((first, .begin)) }
            }
            // A part without a call would tell nothing.
            parts = min(parts, max(1, calls - first))
            for part in 1..<max(1, parts) { counts.append((first + (calls - first) * part / parts, .endPart)) }
            counts.append((calls, .close))
        }
        self.parts = Int(parts)
        // What is given at one time comes in the order given; a sort keeps that only if told to.
        self.times = times.enumerated().sorted { ($0.element.0, $0.offset) > ($1.element.0, $1.offset) }.map {
            (time: $0.element.0, kind: $0.element.1)
        }
        self.counts = counts.reversed().map { (count: $0.0, kind: $0.1) }
        next = self.times.last?.time ?? .max
        nextCount = self.counts.last?.count ?? .max
    }

    /// Whether a warm-up has to be waited for.
    var hasWarmUp: Bool { times.contains { $0.kind == .begin } || counts.contains { $0.kind == .begin } }

    /// Takes the next mark in time.
    mutating func take() -> (time: Int64, kind: Kind)? {
        let mark = times.popLast()
        next = times.last?.time ?? .max
        return mark
    }

    /// Counts an arrival. True if something is to be done after it, as a rule nothing.
    mutating func arrived() -> Bool {
        arrivals += 1
        return arrivals >= nextCount
    }

    /// Takes the next of what is to be done after the arrivals so far.
    mutating func takeCounted() -> Kind? {
        guard arrivals >= nextCount else { return nil }
        let kind = counts.popLast()?.kind
        nextCount = counts.last?.count ?? .max
        return kind
    }
}
