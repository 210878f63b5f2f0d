import Queueing
import Routing
import Simulation

/// The rows of the ten tables, in the order of their columns.
///
/// `TheDate` is what the clock shows where the rules are, and part of the keys. A clock put back shows the quarters of an
/// hour twice: what happened in both is one row then.
struct StatisticsLedger {
    /// The rows of each of `StatisticsTable.all`, by its place there.
    private(set) var rows: [[[StatisticsValue]]] = Array(repeating: [], count: StatisticsTable.all.count)
    /// Where the row of a key stands.
    private var places: [[[StatisticsValue]: Int]] = Array(repeating: [:], count: StatisticsTable.all.count)
    private let codes: StatisticsCodes
    private let start: Moment
    private let zone: Zone

    init(_ record: StatisticsRecord, codes: StatisticsCodes, start: Moment, rules: RuleSet) {
        self.codes = codes
        self.start = start
        zone = rules.zone
        for batch in record.quarters { add(batch, end: record.end) }
        for call in record.calls { add(call, limit: rules.limits.adata) }
    }

    /// A moment as the clock shows it.
    func clock(_ time: Int64) -> WallClock {
        WallClock(Moment(milliseconds: start.milliseconds + time), in: zone)
    }

    private mutating func add(_ batch: StatisticsRows, end: Int64) {
        for row in batch.activities {
            add(
                .agentActivityStat,
                quarter(row.start, end) + [user(row.agent), .code(Int64(row.activity.code)), .duration(row.time)])
        }
        for row in batch.agentDevices {
            add(
                .agentByDeviceStat,
                quarter(row.start, end) + [user(row.agent)] + device(row.device) + work(row.work)
                    + spread(row.work.ringTime) + spread(row.work.talkTime) + Self.nothing(4)
                    + spread(row.work.wrapUpTime))
        }
        for row in batch.sessions {
            add(
                .agentSessions,
                [.moment(row.start), .moment(row.end), user(row.agent), .duration(row.presence.loggedIn)]
                    + [.duration(row.presence.ready), .duration(row.presence.notReady)])
        }
        for row in batch.sessionActivities {
            add(
                .agentSessionsActivities,
                [.moment(row.start), user(row.agent), .code(Int64(row.activity.code)), .duration(row.time)])
        }
        for row in batch.agents { add(.agentStat, quarter(row.start, end) + agent(row)) }
        for row in batch.lines { add(.deviceStat, quarter(row.start, end) + line(row)) }
        for row in batch.queues { add(.deviceStat, quarter(row.start, end) + queue(row)) }
        for row in batch.times {
            add(
                .deviceTimes,
                quarter(row.start, end) + device(row.device)
                    + [.code(Int64(row.type.rawValue)), .code(row.frame), .count(row.amount)])
        }
    }

    private mutating func add(_ table: StatisticsTable, _ row: [StatisticsValue]) {
        guard let index = StatisticsTable.all.firstIndex(where: { $0.name == table.name }) else { return }
        precondition(row.count == table.columns.count, "a row of \(table.name) has \(row.count) values")
        let key = table.keyPlaces.map { place -> StatisticsValue in
            switch row[place] {
            case .moment(let time?): return .text(clock(time).stamp)
            // Values that a column has no room for become one in it.
            case .code(let code): return .code(min(code, table.columns[place].kind.greatest ?? code))
            default: return row[place]
            }
        }
        if let place = places[index][key] {
            rows[index][place] = zip(rows[index][place], row).map { $0.merged(with: $1) }
        } else {
            places[index][key] = rows[index].count
            rows[index].append(row)
        }
    }

    /// `CalcTS` … `TheHour`. A row is calculated when its quarter ends, or the run does.
    private func quarter(_ time: Int64, _ end: Int64) -> [StatisticsValue] {
        let clock = clock(time)
        let day = clock.date.description
        return [
            .moment(min(time + 900_000, max(end, time))), .moment(time), .text(String(day.prefix(7))),
            .text(clock.date.week), .text(day), .text("\(clock.stamp.dropFirst(11).prefix(2)):00"),
        ]
    }

    private func user(_ agent: AgentID) -> StatisticsValue { .code(Int64(codes.agents[Int(agent.index)])) }

    private func device(_ device: StatisticsRows.Device) -> [StatisticsValue] {
        switch device {
        case .line(let line): [.code(Int64(codes.lines[line])), .code(2)]
        case .queue(let queue): [.code(Int64(codes.queues[queue.index])), .code(3)]
        case .agent(let agent): [user(agent), .code(4)]
        }
    }

    private func work(_ work: AgentWork) -> [StatisticsValue] {
        [work.offered, work.answered, work.recalled, work.abandonedRinging].map { .count($0) }
    }

    private func spread(_ spread: Spread) -> [StatisticsValue] {
        [.shortest(spread.count > 0 ? spread.minimum : nil), .duration(spread.sum), .longest(spread.maximum)]
    }

    private func times(_ times: CallTimes) -> [StatisticsValue] {
        spread(times.answer) + spread(times.abandon) + spread(times.ring) + spread(times.talk) + Self.nothing(4)
            + spread(times.wrapUp)
    }

    /// Columns for which nothing ever happens here.
    private static func nothing(_ columns: Int) -> [StatisticsValue] { Array(repeating: .count(0), count: columns) }
}

extension StatisticsLedger {
    private func agent(_ row: StatisticsRows.AgentRow) -> [StatisticsValue] {
        let presence = row.presence
        return [
            user(row.agent), .duration(presence.loggedIn), .duration(presence.ready), .duration(presence.notReady),
            .duration(presence.idle),
        ] + work(row.work) + Self.nothing(11) + Self.nothing(3) + spread(row.work.talkTime) + Self.nothing(12)
            + spread(row.work.ringTime) + spread(row.work.wrapUpTime) + Self.nothing(15)
    }

    private func line(_ row: StatisticsRows.LineRow) -> [StatisticsValue] {
        let counters = row.counters
        let counts = [
            counters.offered, counters.answered, counters.abandoned, counters.abandonedRinging, 0, 0, 0, 0, 0,
            counters.toDefault, 0, counters.offeredCallback, counters.endedInIVR,
        ]
        return device(.line(row.line)) + counts.map { .count($0) } + times(counters.times) + Self.nothing(4)
    }

    private func queue(_ row: StatisticsRows.QueueRow) -> [StatisticsValue] {
        let counters = row.counters
        let counts = [
            counters.offered, counters.answered, counters.abandoned, counters.abandonedRinging,
            counters.overflowedQueue, counters.overflowedTime, counters.overflowedLogin, counters.backflowed,
            counters.inflowed, counters.toDefault, counters.returnedFromAgent, counters.offeredCallback,
            counters.endedInIVR,
        ]
        return device(.queue(row.queue)) + counts.map { .count($0) } + times(counters.times)
            + [
                .count(row.presence.logins), .duration(row.presence.loggedIn), .duration(row.presence.ready),
                .duration(row.presence.notReady),
            ]
    }

    private mutating func add(_ call: StatisticsRecord.CallRow, limit: Int) {
        let summary = call.summary
        func code(_ queue: Slot<Queue>?) -> StatisticsValue {
            queue.map { .code(Int64(codes.queues[$0.index])) } ?? .null
        }
        let adata = Limits.cut(call.facts.attach, to: limit).text
        add(
            .callsStat,
            [
                .code(summary.sequence + 1), .code(1),
                summary.dnis >= 0 ? .code(Int64(codes.lines[summary.dnis])) : .null, .text(call.facts.clid),
                .moment(summary.arrivedAt), .moment(summary.firstQueuedAt), .moment(summary.answeredAt),
                .moment(summary.abandonedAt), .moment(summary.transferredAt), .moment(summary.endedAt),
                code(summary.initialQueue), .code(Int64(summary.queueHops)),
                summary.agent.map(user) ?? .null, .null, code(summary.handledQueue),
                summary.transferredAt == nil ? .null : call.facts.destination.map { .text($0) } ?? .null,
                summary.endType.map { .code(Int64($0.rawValue)) } ?? .null, .code(Int64(summary.agentHops)),
                adata.isEmpty ? .null : .text(adata), .null, .null,
                summary.callbackResult.map { .code(Int64($0.rawValue)) } ?? .null, .null,
            ])
    }
}
