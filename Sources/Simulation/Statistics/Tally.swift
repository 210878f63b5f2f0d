/// Counts a run into parts while it goes on. Its memory depends on classes, queues and groups, never on calls.
struct Tally: ~Copyable, Sendable {
    /// What one row of calls is about.
    let layout: Layout
    private let width: Int
    private var calls: Block<Double>
    private var groups: Block<Double>
    private var served: [WaitHistogram]
    private var lost: [WaitHistogram]
    /// Waits that are still to go into their histograms. Those are many and large, so that each wait goes to a place in
    /// memory that has to be fetched; one after the other, a processor fetches many at once.
    private var waits = Block<CountedWait>()
    private var busy: Block<Int>
    private var staffed: Block<Int>
    private var changed: Block<Int64>
    /// Nothing is counted before.
    private(set) var isCounting = false
    /// Agents are counted until then.
    private var horizon: Int64

    /// So many parts have one set of percentiles: they need more calls than means do, and cost more to read.
    private let stride: Int
    private let quantileRows: [[Int]]

    /// What was counted.
    private(set) var parts: [Part] = []
    private(set) var totals: [WaitDistribution]

    init(_ layout: Layout, horizon: Int64, parts: Int) {
        stride = max(1, parts / 20)
        self.layout = layout
        quantileRows = layout.quantileRows
        self.horizon = horizon
        width = layout.columns.count
        calls = Block(repeating: 0, count: layout.rows * layout.columns.count)
        groups = Block(repeating: 0, count: layout.groups * GroupColumns.count)
        served = Array(repeating: WaitHistogram(), count: layout.rows)
        lost = served
        totals = Array(repeating: WaitDistribution(), count: layout.rows)
        busy = Block(repeating: 0, count: layout.groups)
        staffed = Block(repeating: 0, count: layout.groups)
        changed = Block(repeating: 0, count: layout.groups)
    }

    /// From now on things count.
    mutating func begin(at now: Int64) {
        isCounting = true
        for group in 0..<layout.groups { changed[group] = now }
    }

    /// Agents are counted no more after `time`.
    mutating func close(at time: Int64) { horizon = min(horizon, time) }

    /// Counts a call, or a stay in a queue, that somebody answered.
    @inline(never)
    mutating func served(_ row: Int, wait: Int64, waited: Bool, retries: Int, by group: Int) {
        let base = row * width
        let milliseconds = Double(wait)
        calls[base + CallColumns.calls] += 1
        calls[base + CallColumns.served] += 1
        if waited { calls[base + CallColumns.waited] += 1 }
        if wait > 0 {
            calls[base + CallColumns.wait] += milliseconds
            calls[base + CallColumns.waitSquare] += milliseconds * milliseconds
            calls[base + CallColumns.waitServed] += milliseconds
        }
        if retries > 0 { calls[base + CallColumns.retries] += Double(retries) }
        for index in layout.thresholds.indices where wait <= layout.thresholds[index] {
            calls[base + layout.columns.within(index)] += 1
        }
        calls[base + layout.columns.servedBy(group)] += 1
        note(CountedWait(row: Int32(row), isServed: true, wait: wait))
    }

    /// Counts a call, or a stay in a queue, that nobody answered there.
    mutating func lost(_ row: Int, wait: Int64, waited: Bool, retries: Int, as loss: Loss) {
        let base = row * width
        let milliseconds = Double(wait)
        calls[base + CallColumns.calls] += 1
        if waited { calls[base + CallColumns.waited] += 1 }
        calls[base + CallColumns.wait] += milliseconds
        calls[base + CallColumns.waitSquare] += milliseconds * milliseconds
        calls[base + CallColumns.retries] += Double(retries)
        switch loss {
        case .abandoned: calls[base + CallColumns.abandoned] += 1
        case .blocked: calls[base + CallColumns.blocked] += 1
        case .elsewhere: break
        }
        note(CountedWait(row: Int32(row), isServed: false, wait: wait))
    }

    /// Counts a step of overflow that a call took, in a column of `CallColumns`.
    mutating func overflowed(_ row: Int, _ column: Int) { calls[row * width + column] += 1 }

    /// Counts a call that rings at an agent of `group`.
    mutating func offered(to group: Int) { groups[group * GroupColumns.count + GroupColumns.offered] += 1 }

    /// Counts a call that an agent of `group` answered after so long.
    mutating func answered(by group: Int, wait: Int64) {
        groups[group * GroupColumns.count + GroupColumns.served] += 1
        groups[group * GroupColumns.count + GroupColumns.waitServed] += Double(wait)
    }

    /// Counts a call whose caller gave up while it rang at an agent of `group`.
    mutating func abandoned(at group: Int) { groups[group * GroupColumns.count + GroupColumns.abandoned] += 1 }

    /// A wait of a row.
    struct CountedWait: BitwiseCopyable, Sendable {
        let row: Int32
        let isServed: Bool
        let wait: Int64
    }

    @inline(__always)
    private mutating func note(_ wait: CountedWait) {
        waits.append(wait)
        if waits.count == 256 { countWaits() }
    }

    @inline(never)
    private mutating func countWaits() {
        for index in 0..<waits.count {
            let it = waits[index]
            if it.isServed { served[Int(it.row)].add(it.wait) } else { lost[Int(it.row)].add(it.wait) }
        }
        waits.removeAll()
    }

    /// How a call was lost to an agent.
    enum Loss: Sendable {
        /// The caller hung up.
        case abandoned
        /// It was refused, or sent away by its position.
        case blocked
        /// It went somewhere else: outside, to another queue, to a callback.
        case elsewhere
    }

    /// An agent of `group` begins (1) or ends (-1) to be busy.
    mutating func busy(_ group: Int, by change: Int, at now: Int64) {
        settle(group, at: now)
        busy[group] += change
    }

    /// An agent of `group` logs in (1) or out (-1).
    mutating func staffed(_ group: Int, by change: Int, at now: Int64) {
        settle(group, at: now)
        staffed[group] += change
    }

    /// How many agents of each group are busy.
    var busyAgents: [Int] {
        var agents: [Int] = []
        for group in 0..<layout.groups { agents.append(busy[group]) }
        return agents
    }

    /// Ends a part of the run.
    mutating func endPart(at now: Int64) {
        for group in 0..<layout.groups { settle(group, at: now) }
        let quantiles = (parts.count + 1) % stride == 0 ? takeQuantiles() : []
        parts.append(Part(calls: Self.taken(&calls), groups: Self.taken(&groups), quantiles: quantiles))
    }

    /// The run is over: what no part has read yet is counted.
    mutating func finish() {
        countWaits()
        keepWaits()
    }

    private mutating func takeQuantiles() -> [Double?] {
        countWaits()
        var quantiles: [Double?] = []
        for rows in quantileRows {
            var waits = WaitDistribution()
            for row in rows {
                if served[row].count > 0 { waits.served.merge(served[row]) }
                if lost[row].count > 0 { waits.lost.merge(lost[row]) }
            }
            let answered = waits.served.quantiles(Part.shares)
            // Where nobody was lost all have been answered.
            quantiles += (waits.lost.count == 0 ? answered : waits.all.quantiles(Part.shares)) + answered
        }
        keepWaits()
        return quantiles
    }

    private mutating func keepWaits() {
        for row in served.indices where served[row].count > 0 || lost[row].count > 0 {
            totals[row].served.merge(served[row])
            totals[row].lost.merge(lost[row])
            served[row].clear()
            lost[row].clear()
        }
    }

    /// The sums, which begin again at nothing.
    private static func taken(_ sums: inout Block<Double>) -> [Double] {
        var taken: [Double] = []
        taken.reserveCapacity(sums.count)
        for index in 0..<sums.count {
            taken.append(sums[index])
            sums[index] = 0
        }
        return taken
    }

    private mutating func settle(_ group: Int, at now: Int64) {
        guard isCounting else { return }
        let end = min(now, horizon)
        guard end > changed[group] else { return }
        let elapsed = Double(end - changed[group])
        changed[group] = end
        let base = group * GroupColumns.count
        let count = Double(busy[group])
        groups[base + GroupColumns.time] += elapsed
        groups[base + GroupColumns.busy] += elapsed * count
        groups[base + GroupColumns.busySquare] += elapsed * count * count
        groups[base + GroupColumns.staffed] += elapsed * Double(staffed[group])
    }
}

extension Tally {
    /// The rows of a tally: a cell for each class and priority, then the queues.
    struct Layout: Sendable, Hashable {
        let classes: Int
        let queues: Int
        let groups: Int
        let thresholds: [Int64]
        let columns: CallColumns

        init(classes: Int, queues: Int, groups: Int, thresholds: [Int64]) {
            self.classes = classes
            self.queues = queues
            self.groups = groups
            self.thresholds = thresholds
            columns = CallColumns(thresholds: thresholds.count, groups: groups)
        }

        /// How many rows there are.
        var rows: Int { classes * 9 + queues }

        /// The row of a class and a priority, 1 ... 9. Only their sums are ever shown.
        func cell(class index: Int, priority: Int) -> Int { index * 9 + priority - 1 }

        /// The row of a queue.
        func queue(_ index: Int) -> Int { classes * 9 + index }

        /// The rows of everything that has percentiles: classes, priorities, queues.
        var quantileRows: [[Int]] {
            (0..<classes).map { index in (1...9).map { cell(class: index, priority: $0) } }
                + (1...9).map { level in (0..<classes).map { cell(class: $0, priority: level) } }
                + (0..<queues).map { [queue($0)] }
        }

        /// Where the percentile at a place of `Part.shares` stands.
        func quantile(of subject: ResultSubject, _ place: Int, isServed: Bool) -> Int {
            let index =
                switch subject {
                case .callers(let index): index
                case .priority(let level): classes + level - 1
                case .queue(let index): classes + 9 + index
                case .group: preconditionFailure("agents do not wait")
                }
            return (2 * index + (isServed ? 1 : 0)) * Part.shares.count + place
        }
    }
}
