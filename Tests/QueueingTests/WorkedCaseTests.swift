import Queueing
import Routing
import Testing

/// S6 and S7 of the semantics.
struct WorkedCaseTests {
    private func ties(_ aging: Aging?) -> [String] {
        let floor = Floor([.make("12", code: 12, WaitingRules(aging: aging))], agents: [("a", ["12": 1])])
        floor.logIn("a", ready: false)
        floor.call("A", at: 0, to: "12", priority: 5)
        floor.call("B", at: 0, to: "12", priority: 5)
        floor.call("D", at: 0, to: "12", priority: 9)
        floor.call("C", at: 10, to: "12", priority: 1)
        floor.call("E", at: 155, to: "12", priority: 2)
        floor.ready("a", at: 100)
        floor.run(until: 1000)
        return floor.answers
    }

    @Test func `S6: aged calls go by their wait, and priority 1 stays first`() {
        #expect(ties(Aging(step: 30_000)) == ["C@100", "A@160", "B@220", "D@280", "E@340"])
    }

    @Test func `S6: without aging the order is that of priorities`() {
        #expect(ties(nil) == ["C@100", "E@160", "A@220", "B@280", "D@340"])
    }

    /// X=10 expands to Y=20 after 60 s, Y moves to Z=30 after 45 s, Z leads back to X after 30 s.
    private func loop(_ agents: [(String, [String: Int])]) -> Floor {
        let floor = Floor(
            [
                .make("10", code: 10, WaitingRules(overflow: [.after(60, to: 1, keep: true)])),
                .make("20", code: 20, WaitingRules(overflow: [.after(45, to: 2)])),
                .make("30", code: 30, WaitingRules(overflow: [.after(30, to: 0)])),
            ],
            agents: [("x", ["10": 1]), ("y", ["20": 1]), ("z", ["30": 1])] + agents)
        for agent in floor.logins { floor.logIn(agent, ready: false) }
        floor.call("A", at: 0, to: "10")
        return floor
    }

    private func expectOverflow(_ floor: Floor) {
        #expect(floor.counters("10").overflowedTime == 1)
        #expect(floor.counters("20").inflowed == 1)
        #expect(floor.counters("20").overflowedTime == 1)
        #expect(floor.counters("30").inflowed == 1)
        #expect(floor.counters("30").loopSuppressed == 1)
        #expect(["10", "20", "30"].map { floor.counters($0).offered } == [1, 1, 1])
    }

    @Test func `S7: a call waits where the steps led it`() {
        let floor = loop([])
        for (time, queues) in [
            (59.999, ["10"]), (60, ["10", "20"]), (104.999, ["10", "20"]), (105, ["10", "30"]), (140, ["10", "30"]),
        ] {
            floor.run(until: time)
            #expect(floor.waits("A") == queues, "at \(time)")
        }
    }

    @Test func `S7: an answer in the first queue is a backflow`() throws {
        let floor = loop([])
        floor.ready("x", at: 150)
        floor.run(until: 1000)
        expectOverflow(floor)
        #expect(floor.counters("10").answered == 1)
        #expect(floor.counters("10").backflowed == 1)
        #expect(floor.counters("30").dequeued == 1)
        #expect(floor.counters("10").times.answer.sum == 150_000)
        let call = try #require(floor.ended["A"])
        #expect(call.initialQueue == floor.queue("10"))
        #expect(call.handledQueue == floor.queue("10"))
        #expect(call.queueHops == 2)
        #expect(call.answeredAt == 150_000)
        #expect(call.firstQueuedAt == 0)
        #expect(call.endType == .talked)
    }

    @Test func `S7: giving up counts once, in the first queue`() {
        let floor = loop([])
        floor.hangUp("A", at: 140)
        floor.run(until: 1000)
        expectOverflow(floor)
        #expect(["10", "20", "30"].map { floor.counters($0).abandoned } == [1, 0, 0])
        #expect(floor.counters("30").dequeued == 1)
        #expect(floor.ended["A"]?.endType == .abandoned)
    }

    @Test func `S7: an agent of both queues answers for the first`() {
        let floor = loop([("both", ["10": 2, "30": 1])])
        floor.ready("both", at: 150)
        floor.run(until: 1000)
        expectOverflow(floor)
        #expect(floor.counters("10").answered == 1)
        #expect(floor.counters("10").backflowed == 1)
        #expect(floor.counters("30").dequeued == 1)
    }

    @Test func `S7: an agent of the last queue answers for it, and it is no backflow`() {
        let floor = loop([])
        floor.ready("z", at: 150)
        floor.run(until: 1000)
        expectOverflow(floor)
        #expect(floor.counters("30").answered == 1)
        #expect(floor.counters("30").times.answer.sum == 45_000)
        #expect(floor.counters("10").backflowed == 0)
        #expect(floor.counters("10").dequeued == 1)
    }
}
