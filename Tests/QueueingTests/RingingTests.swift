import Queueing
import Routing
import Testing

/// R15-R18: reservation, which queue counts, no answer and refusal.
struct RingingTests {
    private func floor(_ agents: [(String, [String: Int])], ring: Int64 = 20_000) -> Floor {
        Floor(
            [
                .make("q", code: 1, WaitingRules(ring: ring, overflow: [.after(10, to: 1, keep: true)])),
                .make("r", code: 2, WaitingRules(ring: ring)),
            ], agents: agents)
    }

    @Test func `R15: a reserved call is out of its other queues, and back in them as if it had never left`() {
        let floor = floor([("a", ["q": 1]), ("b", ["r": 1])])
        floor.person("a", answers: nil)
        floor.logIn("a", ready: false)
        floor.logIn("b", ready: false)
        floor.call("A", at: 0, to: "q")
        floor.ready("a", at: 15)
        floor.run(until: 16)
        #expect(["q", "r"].map { name in floor.withACD { $0.waiting(in: floor.queue(name)) } } == [0, 0])
        #expect(floor.waits("A") == ["q", "r"])
        floor.run(until: 35)
        #expect(["q", "r"].map { name in floor.withACD { $0.waiting(in: floor.queue(name)) } } == [1, 1])
        floor.ready("b", at: 50)
        floor.run(until: 200)
        #expect(floor.answers == ["A@50"])
        #expect(floor.counters("r").times.answer.sum == 40_000)
        #expect(floor.counters("r").offered == 1)
        #expect(floor.counters("q").dequeued == 1)
    }

    @Test func `R16: without the first queue, the oldest that the agent serves counts`() {
        let floor = Floor(
            [
                .make(
                    "q", code: 1,
                    WaitingRules(overflow: [.after(10, to: 1, keep: true), .after(20, to: 2, keep: true)])),
                .make("r", code: 2), .make("s", code: 3),
            ], agents: [("b", ["r": 5, "s": 1]), ("c", ["s": 1])])
        floor.logIn("b", ready: false)
        floor.logIn("c", ready: false)
        floor.call("A", at: 0, to: "q")
        floor.ready("b", at: 30)
        floor.run(until: 200)
        #expect(floor.counters("r").answered == 1)
        #expect(["q", "s"].map { floor.counters($0).dequeued } == [1, 1])
    }

    @Test func `R17: giving up counts in the newest queue once the first is left`() {
        let floor = Floor(
            [
                .make("q", code: 1, WaitingRules(overflow: [.after(10, to: 1)])),
                .make("r", code: 2, WaitingRules(overflow: [.after(10, to: 2, keep: true)])), .make("s", code: 3),
            ], agents: [("b", ["r": 1]), ("c", ["s": 1])])
        floor.logIn("b", ready: false)
        floor.logIn("c", ready: false)
        floor.call("A", at: 0, to: "q", patience: 50)
        floor.run(until: 100)
        #expect(["q", "r", "s"].map { floor.counters($0).abandoned } == [0, 0, 1])
        #expect(floor.counters("r").dequeued == 1)
        #expect(floor.counters("s").times.abandon.sum == 30_000)
    }

    @Test func `R18: an agent who does not answer is not ready, and the call waits ahead of its equals`() {
        let floor = floor([("a", ["q": 1]), ("x", ["q": 1])])
        floor.person("a", answers: nil)
        floor.logIn("a")
        floor.logIn("x", ready: false)
        floor.call("A", at: 5, to: "q", priority: 5)
        floor.call("B", at: 6, to: "q", priority: 5)
        floor.call("C", at: 7, to: "q", priority: 4)
        floor.run(until: 26)
        #expect(floor.withACD { $0.state(of: floor.agent("a")) } == .notReady(.noAnswer))
        floor.ready("x", at: 30)
        floor.run(until: 400)
        // B is older than nobody of its priority but A, who is ahead; C is more urgent.
        #expect(floor.answers == ["C@30", "A@90", "B@150"])
        #expect(floor.counters("q").returnedFromAgent == 1)
        #expect(floor.ended["A"]?.agentHops == 1)
        #expect(floor.ended["A"]?.firstQueuedAt == 5000)
    }

    @Test func `R18: a returned call goes ahead of an older one of equal priority`() {
        let floor = floor([("a", ["q": 1, "r": 1]), ("x", ["q": 1, "r": 1]), ("z", ["q": 9])])
        floor.person("a", answers: nil)
        floor.logIn("a", ready: false)
        floor.logIn("x", ready: false)
        floor.call("A", at: 0, to: "q", lastAgent: ("x", 60))
        floor.call("B", at: 1, to: "q")
        floor.ready("a", at: 2)
        floor.ready("x", at: 70)
        floor.run(until: 300)
        // a was offered B, as A was kept for x until 60.
        #expect(floor.answers == ["B@70", "A@130"])
    }

    @Test func `R18: the agent is not offered the call again for 30 s, others are`() {
        let floor = floor([("a", ["q": 1])])
        floor.person("a", answers: 0, rejects: true)
        floor.logIn("a")
        floor.call("A", at: 0, to: "q", patience: 100)
        floor.call("B", at: 1, to: "q", patience: 100)
        floor.run(until: 59)
        // Refused at 0, left alone until 10; B at 10; A again at 30, B at 40.
        #expect(
            floor.log.filter { $0.what.contains(" rings ") }.map { "\($0.what.prefix(1))\($0.time / 1000)" }
                == ["A0", "B10", "A30", "B40"])
        #expect(floor.counters("q").returnedFromAgent == 4)
    }

    @Test func `R18: setting Ready ends the exclusion`() {
        let floor = floor([("a", ["q": 1])], ring: 5000)
        floor.person("a", answers: nil)
        floor.logIn("a")
        floor.call("A", at: 0, to: "q")
        floor.ready("a", at: 8)
        floor.run(until: 9)
        #expect(
            floor.log.filter { $0.what.contains(" rings ") }.map { "\($0.what.prefix(1))\($0.time / 1000)" }
                == ["A0", "A8"])
    }

    @Test func `R18: with everybody tried the call waits on, and nobody has logged out`() {
        let floor = Floor(
            [.make("q", code: 1, WaitingRules(ring: 5000, overflow: [.noAgents(to: 1)])), .make("r", code: 2)],
            agents: [("a", ["q": 1]), ("x", ["q": 1]), ("b", ["r": 1])])
        floor.person("a", answers: nil)
        floor.person("x", answers: nil)
        for agent in floor.logins { floor.logIn(agent) }
        floor.call("A", at: 0, to: "q")
        floor.run(until: 100)
        #expect(floor.waits("A") == ["q"])
        #expect(floor.counters("q").returnedFromAgent == 2)
        #expect(floor.counters("q").overflowedLogin == 0)
    }

    @Test func `a caller who gives up while it rings counts for the queue it rings for`() {
        let floor = floor([("b", ["r": 1])])
        floor.person("b", answers: 20)
        floor.logIn("b", ready: false)
        floor.call("A", at: 0, to: "q", patience: 30)
        floor.ready("b", at: 15)
        floor.run(until: 100)
        #expect(floor.ended["A"]?.endType == .abandonedRinging)
        #expect(floor.counters("r").abandonedRinging == 1)
        #expect(floor.counters("r").times.ring.sum == 15_000)
        #expect(floor.counters("q").dequeued == 1)
        #expect(floor.withACD { $0.state(of: floor.agent("b")) } == .ready)
    }

    @Test func `a caller who gives up soon is a short abandon, and one at the threshold is not`() {
        let floor = Floor([.make("q", code: 1, WaitingRules(shortAbandon: 5000))])
        floor.call("A", at: 0, to: "q", patience: 4.999)
        floor.call("B", at: 0, to: "q", patience: 5)
        floor.run(until: 10)
        #expect(floor.counters("q").abandonedShort == 1)
        #expect(floor.counters("q").abandoned == 1)
        #expect(floor.ended["A"]?.endType == .abandoned)
    }

    @Test func `what an agent asks for during a call happens after it`() {
        let floor = floor([("a", ["q": 1])])
        floor.person("a", wrapUp: 20)
        floor.logIn("a")
        floor.call("A", at: 0, to: "q", talk: 30)
        floor.notReady("a", at: 10, activity: 7)
        floor.run(until: 49)
        #expect(floor.withACD { $0.state(of: floor.agent("a")) } == .wrappingUp)
        floor.run(until: 50)
        #expect(floor.withACD { $0.state(of: floor.agent("a")) } == .notReady(.init(code: 7)))
        #expect(floor.counters("q").times.wrapUp.sum == 20_000)
    }

    @Test func `writing up without an end lasts until the agent sets Ready`() {
        let floor = floor([("a", ["q": 1])])
        floor.person("a", wrapUp: nil)
        floor.logIn("a")
        floor.call("A", at: 0, to: "q", talk: 30)
        floor.ready("a", at: 75)
        floor.run(until: 100)
        #expect(floor.withACD { $0.state(of: floor.agent("a")) } == .ready)
        #expect(floor.counters("q").times.wrapUp.sum == 45_000)
    }

    @Test func `an event that comes too late changes nothing`() {
        let floor = floor([("a", ["q": 1]), ("x", ["q": 1])])
        floor.person("a", answers: nil)
        floor.logIn("a")
        floor.call("A", at: 0, to: "q")
        floor.at(5, .answer) { floor in
            guard let call = floor.calls["A"] else { return }
            let taken = floor.withACD { acd in
                [
                    acd.answer(call, by: AgentID(1), at: 5000), acd.finish(call, at: 5000),
                    acd.hangUp(call, at: 5000), acd.hangUp(call, at: 5000),
                    acd.answer(call, by: AgentID(0), at: 5000), acd.acceptCallback(call, at: 5000),
                ]
            }
            #expect(taken == [false, false, true, false, false, false])
        }
        floor.run(until: 10)
        #expect(floor.ended["A"]?.endType == .abandonedRinging)
    }
}
