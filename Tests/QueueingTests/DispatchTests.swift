import Queueing
import Routing
import Testing

/// R2-R8: what happens first, which call, which agent.
struct DispatchTests {
    private func floor(
        _ waiting: WaitingRules = WaitingRules(), _ agents: [(String, [String: Int])] = [("a", ["q": 1])],
        call: DispatchRule.CallOrder = .priorityThenLongestWait,
        agent: DispatchRule.AgentOrder = .levelThenLongestIdle
    ) -> Floor {
        var options = ACD.Options()
        options.dispatch = DispatchRule(call: call, agent: agent)
        return Floor(
            [.make("q", code: 1, waiting), .make("r", code: 2), .make("s", code: 3)], agents: agents, options: options)
    }

    @Test func `R2: a caller who hangs up as an agent gets ready is not offered`() {
        let floor = floor()
        floor.logIn("a", ready: false)
        floor.call("A", at: 0, to: "q", patience: 10)
        floor.ready("a", at: 10)
        floor.run(until: 100)
        #expect(floor.ended["A"]?.endType == .abandoned)
        #expect(floor.answers == [])
    }

    @Test func `R2: an answer comes before the time-out of its ring`() {
        let floor = floor(WaitingRules(ring: 5000))
        floor.person("a", answers: 5)
        floor.logIn("a")
        floor.call("A", at: 0, to: "q")
        floor.run(until: 100)
        #expect(floor.answers == ["A@5"])
        #expect(floor.counters("q").returnedFromAgent == 0)
    }

    @Test func `R2: an agent free at the instant beats an overflow due then`() {
        let floor = floor(WaitingRules(overflow: [.after(30, to: 1)]), [("a", ["q": 1]), ("b", ["r": 1])])
        floor.logIn("a", ready: false)
        floor.logIn("b")
        floor.call("A", at: 0, to: "q")
        floor.ready("a", at: 30)
        floor.run(until: 200)
        #expect(floor.counters("q").answered == 1)
        #expect(floor.counters("q").overflowedTime == 0)
    }

    @Test func `R2: a patience of nothing does not touch a call offered at its arrival`() {
        let floor = floor()
        floor.logIn("a")
        floor.call("A", at: 1, to: "q", patience: 0)
        floor.call("B", at: 2, to: "q", patience: 0)
        floor.run(until: 200)
        #expect(floor.answers == ["A@1"])
        #expect(floor.ended["B"]?.endType == .abandoned)
    }

    @Test func `R4: a call nobody here may take blocks no other`() {
        let floor = floor(WaitingRules(), [("a", ["q": 1]), ("b", ["q": 1])])
        floor.logIn("a", ready: false)
        floor.logIn("b", ready: false)
        floor.call("A", at: 0, to: "q", priority: 1, lastAgent: ("b", 60))
        floor.call("B", at: 5, to: "q", priority: 9)
        floor.ready("a", at: 10)
        floor.run(until: 59)
        #expect(floor.answers == ["B@10"])
    }

    @Test func `R4: a freed agent takes the most urgent call over all the agent's queues`() {
        let floor = floor(WaitingRules(), [("a", ["q": 1, "r": 9])])
        floor.logIn("a", ready: false)
        floor.call("A", at: 0, to: "q", priority: 5)
        floor.call("B", at: 1, to: "r", priority: 4)
        floor.call("C", at: 2, to: "q", priority: 4)
        floor.ready("a", at: 10)
        floor.run(until: 1000)
        #expect(floor.answers == ["B@10", "C@70", "A@130"])
    }

    @Test func `level first: the agent's best queue goes before priority`() {
        let floor = floor(WaitingRules(), [("a", ["q": 1, "r": 9])], call: .levelFirst)
        floor.logIn("a", ready: false)
        floor.call("A", at: 0, to: "q", priority: 5)
        floor.call("B", at: 1, to: "r", priority: 4)
        floor.call("C", at: 2, to: "q", priority: 4)
        floor.ready("a", at: 10)
        floor.run(until: 1000)
        #expect(floor.answers == ["C@10", "A@70", "B@130"])
    }

    @Test func `longest wait: neither priority nor level counts`() {
        let floor = floor(WaitingRules(), [("a", ["q": 1, "r": 9])], call: .longestWait)
        floor.logIn("a", ready: false)
        floor.call("A", at: 0, to: "q", priority: 5)
        floor.call("B", at: 1, to: "r", priority: 4)
        floor.call("C", at: 2, to: "q", priority: 1)
        floor.ready("a", at: 10)
        floor.run(until: 1000)
        #expect(floor.answers == ["A@10", "B@70", "C@130"])
    }

    private let team = [("a", ["q": 2]), ("b", ["q": 1]), ("c", ["q": 1])]

    private func rung(_ floor: Floor) -> [String] {
        floor.log.map(\.what).filter { $0.contains(" rings ") }.map { String($0.split(separator: " ")[2]) }
    }

    @Test func `R5: the best level is taken, then who has been idle longest`() {
        let floor = floor(WaitingRules(), team)
        floor.logIn("c", at: 0)
        floor.logIn("a", at: 0)
        floor.logIn("b", at: 1)
        for (index, name) in ["A", "B", "C"].enumerated() { floor.call(name, at: 5 + Double(index), to: "q") }
        floor.run(until: 8)
        #expect(rung(floor) == ["c", "b", "a"])
    }

    @Test func `R5: agents idle for as long are taken by code`() {
        let floor = floor(WaitingRules(), [("a", ["q": 1]), ("b", ["q": 1]), ("c", ["q": 1])])
        for login in ["c", "a", "b"] { floor.logIn(login, at: 0) }
        for (index, name) in ["A", "B", "C"].enumerated() { floor.call(name, at: 5 + Double(index), to: "q") }
        floor.run(until: 8)
        #expect(rung(floor) == ["a", "b", "c"])
    }

    @Test func `longest idle: levels do not count`() {
        let floor = floor(WaitingRules(), team, agent: .longestIdle)
        floor.logIn("a", at: 0)
        floor.logIn("c", at: 1)
        floor.logIn("b", at: 2)
        for (index, name) in ["A", "B", "C"].enumerated() { floor.call(name, at: 5 + Double(index), to: "q") }
        floor.run(until: 8)
        #expect(rung(floor) == ["a", "c", "b"])
    }

    @Test func `R5: the idle clock starts when writing up is over`() {
        let floor = floor(WaitingRules(), [("a", ["q": 1]), ("b", ["q": 1])])
        floor.person("a", wrapUp: 30)
        floor.logIn("a")
        floor.logIn("b", at: 80)
        floor.call("A", at: 0, to: "q", talk: 60)  // a is idle again at 90
        floor.call("B", at: 100, to: "q")
        floor.run(until: 101)
        #expect(rung(floor) == ["a", "b"])
    }

    @Test func `R5: a caller who gives up while it rings does not start the idle clock anew`() {
        let floor = floor(WaitingRules(), [("a", ["q": 1]), ("b", ["q": 1])])
        floor.person("a", answers: nil)
        floor.logIn("a", at: 0)
        floor.logIn("b", at: 1)
        floor.call("A", at: 10, to: "q", patience: 3)
        floor.call("B", at: 20, to: "q")
        floor.run(until: 21)
        #expect(rung(floor) == ["a", "a"])
        #expect(floor.counters("q").abandonedRinging == 1)
    }

    @Test func `R6: a call without a priority has the queue's`() {
        let floor = Floor(
            [Queue(name: "q", code: 1, defaultPriority: .lowest)], agents: [("a", ["q": 1])])
        floor.logIn("a", ready: false)
        floor.call("A", at: 0, to: "q")
        floor.call("B", at: 1, to: "q", priority: 8)
        floor.ready("a", at: 10)
        floor.run(until: 200)
        #expect(floor.answers == ["B@10", "A@70"])
    }

    @Test(arguments: [
        (9, 0, 9), (9, 29_999, 9), (9, 30_000, 8), (9, 280_000, 2), (3, 30_000, 2), (3, 60_000, 2), (2, 90_000, 2),
        (1, 600_000, 1), (5, -1, 5),
    ])
    func `R7: waiting raises a call by whole steps down to the floor`(base: Int, wait: Int64, effective: Int) throws {
        let aging = Aging(step: 30_000)
        #expect(aging.priority(from: try #require(Priority(base)), after: wait).level == effective)
    }

    @Test func `R8: overflow keeps the place, and may set the priority`() {
        let floor = floor(
            WaitingRules(overflow: [.after(10, to: 1)]), [("b", ["r": 1])])
        let raised = self.floor(WaitingRules(overflow: [.after(10, to: 1, priority: 2)]), [("b", ["r": 1])])
        for each in [floor, raised] {
            each.logIn("b", ready: false)
            each.call("A", at: 0, to: "q", priority: 5)
            each.call("B", at: 5, to: "r", priority: 5)
            each.call("C", at: 6, to: "r", priority: 3)
            each.ready("b", at: 20)
            each.run(until: 1000)
            #expect(each.ended["A"]?.firstQueuedAt == 0)
        }
        #expect(floor.answers == ["C@20", "A@80", "B@140"])
        #expect(raised.answers == ["A@20", "C@80", "B@140"])
    }

    @Test func `R8: a new priority counts in a queue the call has kept`() {
        let floor = floor(
            WaitingRules(overflow: [.after(10, to: 1, keep: true, priority: 1)]), [("a", ["q": 1]), ("b", ["r": 1])])
        floor.logIn("a", ready: false)
        floor.logIn("b", ready: false)
        floor.call("A", at: 0, to: "q", priority: 5)
        floor.call("B", at: 12, to: "q", priority: 2)
        floor.ready("a", at: 20)
        floor.run(until: 200)
        #expect(floor.answers == ["A@20", "B@80"])
    }

    @Test func `R29: a call is kept for one agent, and for the others afterwards`() {
        let floor = floor(WaitingRules(), [("a", ["q": 1]), ("b", ["q": 1])])
        floor.logIn("a")
        floor.logIn("b", ready: false)
        floor.call("A", at: 0, to: "q", lastAgent: ("b", 20))
        floor.call("B", at: 1, to: "q", talk: 5, lastAgent: ("b", 60))
        floor.ready("b", at: 30)
        floor.run(until: 200)
        #expect(floor.answers == ["A@20", "B@30"])
        #expect(rung(floor) == ["a", "b"])
    }

    @Test func `R29: a call is not kept for somebody who is not there, or leaves`() {
        let floor = floor(WaitingRules(), [("a", ["q": 1]), ("b", ["q": 1])])
        floor.logIn("a")
        floor.call("A", at: 0, to: "q", talk: 1, lastAgent: ("b", 20))
        floor.logIn("b", at: 5, ready: false)
        floor.call("B", at: 10, to: "q", lastAgent: ("b", 20))
        floor.logOut("b", at: 15)
        floor.run(until: 200)
        #expect(floor.answers == ["A@0", "B@15"])
    }

    @Test func `R29: the agent a call is kept for may take it without serving its queue`() {
        let floor = floor(WaitingRules(), [("a", ["q": 1]), ("b", ["r": 1])])
        floor.logIn("a")
        floor.logIn("b", ready: false)
        floor.call("A", at: 0, to: "q", lastAgent: ("b", 20))
        floor.ready("b", at: 10)
        floor.run(until: 200)
        #expect(floor.answers == ["A@10"])
        #expect(floor.counters("q").answered == 1)
    }
}
