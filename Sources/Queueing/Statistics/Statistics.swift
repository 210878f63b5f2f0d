public import Routing

/// The vendor's statistics tables, computed from what the ACD does, in quarters of an hour.
///
/// ```swift
/// statistics.advance(to: time, &acd)      // before the events of an instant
/// …                                       // events, settle, effects acted upon
/// statistics.note(acd)                    // before clearEffects
/// acd.clearEffects()
/// ```
/// Everything is booked at its moment, in the quarter of that moment. Rows are handed out when their quarter is over,
/// those of calls when the call is; whoever takes them bounds the memory.
public struct Statistics: Sendable {
    /// Rows that are complete and not yet taken.
    private(set) var rows = StatisticsRows()

    private let origin: Int64
    private let servedQueues: [[Int]]
    private(set) var quarterStart: Int64
    var shifts: [Shift]
    var devices: [DeviceKey: AgentWork] = [:]
    var times: [TimeKey: Int64] = [:]

    /// Statistics of an ACD of these agents that has just been made. `origin` is the moment of its time 0, so that
    /// quarters are those of the clock.
    public init(agents: [AgentProfile], start: Int64 = 0, origin: Moment) {
        self.origin = origin.milliseconds
        quarterStart = Quarter.start(of: start, origin: origin.milliseconds)
        servedQueues = agents.map { $0.skills.map(\.queue.index) }
        shifts = agents.map { _ in Shift() }
    }

    /// Ends the quarters that are over at `time`. An event on the quarter belongs to the one that begins.
    public mutating func advance(to time: Int64, _ acd: inout ACD) {
        while time >= quarterStart + Quarter.length {
            endQuarter(at: quarterStart + Quarter.length, &acd)
            quarterStart += Quarter.length
        }
    }

    /// Ends the statistics at `time`: the quarter running and the sessions open get their rows as they are.
    public mutating func close(at time: Int64, _ acd: inout ACD) {
        advance(to: time, &acd)
        endQuarter(at: time, &acd)
        for agent in shifts.indices where shifts[agent].state != .loggedOut { endSession(of: agent, at: nil) }
    }

    /// Whether rows were completed since they were taken last.
    public var hasRows: Bool { !rows.isEmpty || !rows.calls.isEmpty }

    /// The rows completed since they were taken last.
    public mutating func takeRows() -> StatisticsRows {
        defer { rows = StatisticsRows() }
        return rows
    }

    private mutating func endQuarter(at end: Int64, _ acd: inout ACD) {
        var presence = Array(repeating: Presence(), count: acd.declarations.count)
        for agent in shifts.indices {
            shifts[agent].pass(to: end)
            endQuarter(ofAgent: agent)
            for queue in servedQueues[agent] { presence[queue].add(shifts[agent].quarter) }
            shifts[agent].quarter = Presence()
        }
        for queue in presence.indices {
            let counters = acd.interval(of: Slot(queue))
            guard !counters.isEmpty || presence[queue] != Presence() else { continue }
            rows.queues.append(
                .init(start: quarterStart, queue: Slot(queue), counters: counters, presence: presence[queue]))
        }
        for line in 0..<acd.lineCount {
            let counters = acd.interval(ofLine: line)
            guard !counters.isEmpty else { continue }
            rows.lines.append(.init(start: quarterStart, line: line, counters: counters))
        }
        endTables()
        acd.beginInterval()
    }

    private mutating func endQuarter(ofAgent index: Int) {
        let agent = AgentID(index)
        let shift = shifts[index]
        if shift.quarter != Presence() || shift.work != AgentWork() {
            rows.agents.append(
                .init(start: quarterStart, agent: agent, presence: shift.quarter, work: shift.work))
        }
        for (code, time) in shift.activities.sorted(by: { $0.key < $1.key }) {
            rows.activities.append(
                .init(start: quarterStart, agent: agent, activity: .init(code: code), time: time))
        }
        shifts[index].work = AgentWork()
        shifts[index].activities = [:]
    }

    private mutating func endTables() {
        for (key, work) in devices.sorted(by: { $0.key < $1.key }) {
            rows.agentDevices.append(
                .init(start: quarterStart, agent: AgentID(key.agent), device: key.device, work: work))
        }
        for (key, amount) in times.sorted(by: { $0.key < $1.key }) {
            rows.times.append(
                .init(start: quarterStart, device: key.device, type: key.type, frame: key.frame, amount: amount))
        }
        devices = [:]
        times = [:]
    }

    mutating func endSession(of index: Int, at end: Int64?) {
        let shift = shifts[index]
        let agent = AgentID(index)
        rows.sessions.append(.init(start: shift.sessionStart, end: end, agent: agent, presence: shift.session))
        for (code, time) in shift.sessionActivities.sorted(by: { $0.key < $1.key }) {
            rows.sessionActivities.append(
                .init(start: shift.sessionStart, agent: agent, activity: .init(code: code), time: time))
        }
        shifts[index].session = Presence()
        shifts[index].sessionActivities = [:]
    }

    mutating func add(_ call: CallID, _ summary: CallSummary) {
        rows.calls.append(.init(call: call, summary: summary))
    }
}
