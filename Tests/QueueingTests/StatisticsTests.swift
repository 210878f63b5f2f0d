import Queueing
import Routing
import Testing

/// The statistics tables: quarters, presence, times and calls.
struct StatisticsTests {
    /// 2026-03-04T10:07:00Z, seven minutes into a quarter.
    private static let start = Moment(milliseconds: 1_772_618_820_000)
    private static let quarterEnd: Int64 = 480_000
    private static let queue = Slot<Queue>(0)
    private static let agent = AgentID(0)

    /// One queue, one line, one agent; runs `body` between the events of an instant and its end.
    private struct Office: ~Copyable {
        var acd: ACD
        var statistics: Statistics

        init() {
            var options = ACD.Options()
            options.lines = 1
            let agents = [AgentProfile([.init(StatisticsTests.queue)])]
            acd = ACD(queues: [Queue(name: "q", code: 1)], agents: agents, options: options)
            statistics = Statistics(agents: agents, origin: StatisticsTests.start)
        }

        mutating func at(_ seconds: Double, _ body: (inout ACD, Int64) -> Void) {
            let time = Int64(seconds * 1000)
            while acd.nextTimer < time { pass(acd.nextTimer) { _, _ in } }
            pass(time, body)
        }

        private mutating func pass(_ time: Int64, _ body: (inout ACD, Int64) -> Void) {
            statistics.advance(to: time, &acd)
            body(&acd, time)
            acd.settle(at: time)
            statistics.note(acd)
            acd.clearEffects()
        }

        mutating func rows(at seconds: Double) -> StatisticsRows {
            at(seconds) { _, _ in }
            statistics.close(at: Int64(seconds * 1000), &acd)
            return statistics.takeRows()
        }
    }

    @Test func `what happens is booked in the quarter of its moment`() {
        var office = Office()
        var call: CallID?
        office.at(0) { $0.logIn(Self.agent, isReady: false, at: $1) }
        office.at(470) { acd, time in
            let new = acd.arrive(Arrival(dnis: 0), at: time)
            acd.enqueue(new, Placement(Self.queue), at: time)
            call = new
        }
        office.at(480) { $0.setReady(Self.agent, at: $1) }  // on the quarter: of the one that begins
        office.at(485) { acd, time in
            if let call { acd.answer(call, by: Self.agent, at: time) }
        }
        office.at(500) { acd, time in
            if let call { acd.finish(call, wrapUp: 10_000, at: time) }
        }
        let rows = office.rows(at: 600)
        #expect(rows.queues.map(\.start) == [-420_000, Self.quarterEnd])
        #expect(rows.queues.map(\.counters.offered) == [1, 0])
        #expect(rows.queues.map(\.counters.answered) == [0, 1])
        #expect(rows.queues.last?.counters.times.answer.maximum == 15_000)
        #expect(rows.queues.last?.counters.times.wrapUp.minimum == 10_000)
        #expect(rows.lines.map(\.counters.offered) == [1, 0])
        #expect(rows.lines.map(\.counters.answered) == [0, 1])
        #expect(rows.calls.map(\.summary.answeredAt) == [485_000])
        // Waited 15 s: frame 16 stands for 15 and 16. Talked 15 s.
        #expect(
            rows.times.map { [Int64($0.type.rawValue), $0.frame, $0.amount] } == [
                [1, 16, 1], [4, 16, 1], [5, 16, 1], [10, 16, 1], [12, 16, 1],
            ])
    }

    @Test func `an agent's time is all spent on something, in every quarter`() {
        var office = Office()
        office.at(0) { $0.logIn(Self.agent, isReady: false, activity: .init(code: 7), at: $1) }
        office.at(100) { $0.setReady(Self.agent, at: $1) }
        office.at(300) { $0.setNotReady(Self.agent, at: $1) }
        office.at(400) { $0.setNotReady(Self.agent, activity: .init(code: 9), at: $1) }
        office.at(500) { $0.logOut(Self.agent, at: $1) }
        let rows = office.rows(at: 600)
        #expect(rows.agents.map(\.presence.ready) == [200_000, 0])
        #expect(rows.agents.map(\.presence.idle) == [200_000, 0])
        #expect(rows.agents.map(\.presence.notReady) == [280_000, 20_000])
        #expect(rows.queues.map(\.presence.loggedIn) == [480_000, 20_000])
        #expect(rows.queues.map(\.presence.logins) == [1, 0])
        #expect(
            rows.activities.map { [$0.start, Int64($0.activity.code), $0.time] } == [
                [-420_000, 7, 100_000], [-420_000, 9, 80_000], [480_000, 9, 20_000],
            ])
        #expect(rows.sessions.map(\.end) == [500_000])
        #expect(rows.sessions.map(\.presence.loggedIn) == [500_000])
        #expect(rows.sessionActivities.map { [Int64($0.activity.code), $0.time] } == [[7, 100_000], [9, 100_000]])
    }

    @Test func `an agent's calls count by queue and by line`() {
        var office = Office()
        var call: CallID?
        office.at(0) { acd, time in
            acd.logIn(Self.agent, at: time)
            let new = acd.arrive(Arrival(dnis: 0), at: time)
            acd.enqueue(new, Placement(Self.queue), at: time)
            call = new
        }
        office.at(4) { acd, time in
            if let call { acd.reject(call, by: Self.agent, at: time) }
        }
        office.at(34) { _, _ in }  // no longer excluded: it rings again
        office.at(36) { acd, time in
            if let call { acd.hangUp(call, at: time) }
        }
        let rows = office.rows(at: 60)
        #expect(rows.agentDevices.map(\.device) == [.line(0), .queue(Self.queue)])
        for row in rows.agentDevices {
            #expect(row.work.offered == 2)
            #expect(row.work.recalled == 1)
            #expect(row.work.abandonedRinging == 1)
            #expect(row.work.ringTime.sum == 6000)
            #expect(row.work.ringTime.minimum == 2000)
        }
        #expect(rows.agents.map(\.presence.ready) == [60_000])
        #expect(rows.agents.map(\.presence.idle) == [54_000])
        #expect(rows.sessions.map(\.end) == [nil])
    }

    @Test func `a quarter in which nothing happened has no row`() {
        var office = Office()
        office.at(3000) { _, _ in }
        let rows = office.rows(at: 3000)
        #expect(rows == StatisticsRows())
    }

    @Test func `the figures of a wallboard are those of now and of the interval`() {
        var office = Office()
        for second in [10.0, 20, 50] {
            office.at(second) { acd, time in
                acd.enqueue(acd.arrive(at: time), Placement(Self.queue), at: time)
            }
        }
        office.at(60) { _, _ in }
        let figures = office.acd.figures(of: Self.queue)
        #expect(figures.waitingCalls == 3)
        #expect(figures.currentMaxWaitingTime == 50_000)
        #expect(figures.interval.offered == 3)
        office.at(481) { _, _ in }
        let later = office.acd.figures(of: Self.queue)
        #expect(later.interval.offered == 0)
        #expect(later.waitingCalls == 3)
    }
}
