/// Counts a run into parts while it goes on. Its memory depends on classes, queues and groups, never on calls.
struct Tally: Sendable {
    /// What one row of calls is about.
    let layout: Layout
    private var calls: [Double]
    private var groups: [Double]
    private var served: [WaitHistogram]
    private var lost: [WaitHistogram]
    private var busy: [Int]
    private var staffed: [Int]
    private var changed: [Int64]
    /// Nothing is counted before.
    private(set) var isCounting = false
    /// Agents are counted until then.
    private var horizon: Int64

    /// What was counted.
    private(set) var parts: [Part] = []
    private(set) var totals: [WaitDistribution]

    init(_ layout: Layout, horizon: Int64) {
        self.layout = layout
        self.horizon = horizon
        calls = Array(repeating: 0, count: layout.rows * layout.columns.count)
        groups = Array(repeating: 0, count: layout.groups * GroupColumns.count)
        served = Array(repeating: WaitHistogram(), count: layout.rows)
        lost = served
        totals = Array(repeating: WaitDistribution(), count: layout.rows)
        busy = Array(repeating: 0, count: layout.groups)
        staffed = busy
        changed = Array(repeating: 0, count: layout.groups)
    }

    /// From now on things count.
    mutating func begin(at now: Int64) {
        isCounting = true
        for group in changed.indices { changed[group] = now }
    }

    /// Agents are counted no more after `time`.
    mutating func close(at time: Int64) { horizon = min(horizon, time) }

    /// Counts a call, or a stay in a queue, that somebody answered.
    mutating func served(_ row: Int, wait: Int64, waited: Bool, retries: Int, by group: Int) {
        let base = row * layout.columns.count
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
        for (index, threshold) in layout.thresholds.enumerated() where wait <= threshold {
            calls[base + layout.columns.within(index)] += 1
        }
        calls[base + layout.columns.servedBy(group)] += 1
        served[row].add(wait)
    }

    /// Counts a call, or a stay in a queue, that nobody answered there.
    mutating func lost(_ row: Int, wait: Int64, waited: Bool, retries: Int, as loss: Loss) {
        let base = row * layout.columns.count
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
        lost[row].add(wait)
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
    var busyAgents: [Int] { busy }

    /// Ends a part of the run.
    mutating func endPart(at now: Int64) {
        for group in busy.indices { settle(group, at: now) }
        let quantiles = layout.quantileRows.flatMap { rows -> [Double?] in
            var all = WaitHistogram()
            var answered = WaitHistogram()
            for row in rows {
                all.merge(lost[row])
                answered.merge(served[row])
            }
            all.merge(answered)
            return all.quantiles(Part.shares) + answered.quantiles(Part.shares)
        }
        for row in served.indices {
            totals[row].served.merge(served[row])
            totals[row].all.merge(served[row])
            totals[row].all.merge(lost[row])
            served[row].clear()
            lost[row].clear()
        }
        parts.append(Part(calls: calls, groups: groups, quantiles: quantiles))
        for index in calls.indices { calls[index] = 0 }
        for index in groups.indices { groups[index] = 0 }
    }

    private mutating func settle(_ group: Int, at now: Int64) {
        guard isCounting else { return }
        let end = min(now, horizon)
        let elapsed = Double(max(0, end - changed[group]))
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
