import Queueing
import Routing
import Testing

/// R9-R13: triggers, targets, loops and hops.
struct OverflowTests {
    /// Queues q, r and s with an agent each, a, b and c, who are logged in and not ready.
    private func floor(
        _ q: [OverflowStep], r: [OverflowStep] = [], s: [OverflowStep] = [], hops: Int = 8, logIn: Bool = true
    ) -> Floor {
        let floor = Floor(
            [
                .make("q", code: 1, WaitingRules(maxHops: hops, overflow: q)),
                .make("r", code: 2, WaitingRules(overflow: r)), .make("s", code: 3, WaitingRules(overflow: s)),
            ], agents: [("a", ["q": 1]), ("b", ["r": 1]), ("c", ["s": 1])])
        if logIn { for agent in floor.logins { floor.logIn(agent, ready: false) } }
        return floor
    }

    @Test(arguments: [(false, ["r"]), (true, ["q", "r"])])
    func `R14: a move leaves the queue, an expansion keeps it`(keep: Bool, queues: [String]) {
        let floor = floor([.after(10, to: 1, keep: keep)])
        floor.call("A", at: 0, to: "q")
        floor.run(until: 9.999)
        #expect(floor.waits("A") == ["q"])
        floor.run(until: 10)
        #expect(floor.waits("A") == queues)
        #expect(floor.counters("q").overflowedTime == 1)
        #expect(floor.counters("q").movedOut == (keep ? 0 : 1))
        #expect(floor.counters("r").offered == 1)
        #expect(floor.counters("r").inflowed == 1)
    }

    @Test func `R10: a position fires for a newcomer with as many calls ahead`() {
        let floor = floor([.position(2, to: 1)])
        for (index, name) in ["A", "B", "C"].enumerated() { floor.call(name, at: Double(index), to: "q") }
        floor.run(until: 5)
        #expect(["A", "B", "C"].map(floor.waits) == [["q"], ["q"], ["r"]])
        #expect(floor.counters("q").overflowedQueue == 1)
    }

    @Test func `R10: a more urgent newcomer has fewer ahead, and whom it displaces stays`() {
        let floor = floor([.position(2, to: 1)])
        floor.call("A", at: 0, to: "q", priority: 5)
        floor.call("B", at: 1, to: "q", priority: 5)
        floor.call("C", at: 2, to: "q", priority: 1)
        floor.call("D", at: 3, to: "q", priority: 1)
        floor.call("E", at: 4, to: "q", priority: 1)
        floor.run(until: 5)
        #expect(["A", "B", "C", "D", "E"].map(floor.waits) == [["q"], ["q"], ["q"], ["q"], ["r"]])
    }

    @Test func `R10: measured by length, priority is no help`() {
        let floor = floor([.position(2, to: 1, measure: .length)])
        floor.call("A", at: 0, to: "q")
        floor.call("B", at: 1, to: "q")
        floor.call("C", at: 2, to: "q", priority: 1)
        floor.run(until: 5)
        #expect(floor.waits("C") == ["r"])
    }

    @Test(arguments: [(OverflowStep.Eviction.newest, "B"), (.longest, "A")])
    func `R10: instead of the newcomer another call goes`(eviction: OverflowStep.Eviction, gone: String) {
        let floor = floor([.position(2, to: 1, evict: eviction)])
        for (index, name) in ["A", "B", "C"].enumerated() { floor.call(name, at: Double(index), to: "q") }
        floor.run(until: 5)
        for name in ["A", "B", "C"] { #expect(floor.waits(name) == (name == gone ? ["r"] : ["q"]), "\(name)") }
    }

    @Test func `R10: a position of nothing means never wait, and spares a call that an agent is offered`() {
        let floor = floor([.position(0, to: 1)], logIn: false)
        floor.logIn("a")
        floor.logIn("b", ready: false)
        floor.call("A", at: 0, to: "q")
        floor.call("B", at: 1, to: "q")
        floor.run(until: 5)
        #expect(floor.answers == ["A@0"])
        #expect(floor.waits("B") == ["r"])
    }

    @Test func `R10: ringing calls are not ahead`() {
        let floor = floor([.position(1, to: 1)], logIn: false)
        floor.person("a", answers: 10)
        floor.logIn("a")
        floor.logIn("b", ready: false)
        for (index, name) in ["A", "B", "C"].enumerated() { floor.call(name, at: Double(index), to: "q") }
        floor.run(until: 5)
        #expect(["A", "B", "C"].map(floor.waits) == [["q"], ["q"], ["r"]])
    }

    @Test func `R10: at one instant login goes before position before time, then file order`() {
        let steps: [OverflowStep] = [.after(0, to: 1), .position(0, to: 1), .noAgents(to: 2)]
        let floor = floor(steps, logIn: false)
        floor.logIn("b", ready: false)
        floor.logIn("c", ready: false)
        floor.call("A", at: 0, to: "q")
        floor.run(until: 5)
        #expect(floor.waits("A") == ["s"])
        #expect(floor.counters("q").overflowedLogin == 1)
        let staffed = self.floor(steps)
        staffed.call("A", at: 0, to: "q")
        staffed.run(until: 5)
        #expect(staffed.counters("q").overflowedQueue == 1)
    }

    @Test func `R10: the last agent to leave sends those who wait away, and not before`() {
        let floor = floor([.noAgents(to: 1)])
        floor.call("A", at: 0, to: "q")
        floor.notReady("a", at: 5)
        floor.run(until: 19)
        #expect(floor.waits("A") == ["q"])
        floor.logOut("a", at: 20)
        floor.run(until: 20)
        #expect(floor.waits("A") == ["r"])
        #expect(floor.counters("q").overflowedLogin == 1)
    }

    @Test func `R10: an agent on a call is logged in until it is over`() {
        let floor = floor([.noAgents(to: 1)], logIn: false)
        floor.logIn("a")
        floor.logIn("b", ready: false)
        floor.call("A", at: 0, to: "q", talk: 50)
        floor.call("B", at: 1, to: "q")
        floor.logOut("a", at: 10)
        floor.run(until: 49)
        #expect(floor.waits("B") == ["q"])
        floor.run(until: 50)
        #expect(floor.waits("B") == ["r"])
    }

    @Test func `R10: a grace counts from the last logout`() {
        let floor = floor([.noAgents(30, to: 1)])
        floor.call("A", at: 0, to: "q")
        floor.logOut("a", at: 10)
        floor.run(until: 39.999)
        #expect(floor.waits("A") == ["q"])
        floor.run(until: 40)
        #expect(floor.waits("A") == ["r"])
        floor.call("B", at: 41, to: "q")
        floor.run(until: 41)
        #expect(floor.waits("B") == ["r"])
    }

    @Test func `R10: an agent who comes within the grace keeps the calls`() {
        let floor = floor([.noAgents(30, to: 1)])
        floor.call("A", at: 0, to: "q")
        floor.logOut("a", at: 10)
        floor.logIn("a", at: 20, ready: false)
        floor.run(until: 100)
        #expect(floor.waits("A") == ["q"])
    }

    @Test func `R10: nobody ready for a time is a trigger of its own`() {
        let step = OverflowStep(.noReady(60_000), to: .queues([Slot(1)]))
        let floor = floor([step])
        floor.call("A", at: 10, to: "q")
        floor.run(until: 59.999)
        #expect(floor.waits("A") == ["q"])
        floor.run(until: 60)
        #expect(floor.waits("A") == ["r"])
        #expect(floor.counters("q").overflowedLogin == 1)
    }

    @Test func `R10: being ready for a moment starts the time anew`() {
        let floor = floor([OverflowStep(.noReady(60_000), to: .queues([Slot(1)]))])
        floor.call("A", at: 10, to: "q", talk: 500)
        floor.call("B", at: 11, to: "q")
        floor.ready("a", at: 50)
        floor.run(until: 109.999)
        #expect(floor.waits("B") == ["q"])
        floor.run(until: 110)
        #expect(floor.waits("B") == ["r"])
    }

    @Test func `R10: a time may count from the first queue`() {
        let floor = floor([.after(20, to: 1)], r: [.after(30, to: 2, since: .firstQueued)])
        floor.call("A", at: 0, to: "q")
        floor.run(until: 29.999)
        #expect(floor.waits("A") == ["r"])
        floor.run(until: 30)
        #expect(floor.waits("A") == ["s"])
    }

    @Test func `R11: a step due while it rings runs when nobody answers`() {
        let floor = Floor(
            [
                .make("q", code: 1, WaitingRules(ring: 20_000, overflow: [.after(10, to: 1)])),
                .make("r", code: 2),
            ], agents: [("a", ["q": 1]), ("b", ["r": 1])])
        floor.person("a", answers: nil)
        floor.logIn("a")
        floor.logIn("b", ready: false)
        floor.call("A", at: 5, to: "q")
        floor.run(until: 24.999)
        #expect(floor.waits("A") == ["q"])
        floor.run(until: 25)
        #expect(floor.waits("A") == ["r"])
        #expect(floor.counters("q").returnedFromAgent == 1)
        #expect(floor.counters("q").overflowedTime == 1)
    }

    @Test func `R11: an agent who is ready as the ring ends takes the call before the step due`() {
        let floor = Floor(
            [
                .make("q", code: 1, WaitingRules(ring: 20_000, overflow: [.after(10, to: 1)])),
                .make("r", code: 2),
            ], agents: [("a", ["q": 1]), ("x", ["q": 2]), ("b", ["r": 1])])
        floor.person("a", answers: nil)
        floor.logIn("a")
        floor.logIn("x", at: 0, ready: false)
        floor.logIn("b", ready: false)
        floor.call("A", at: 5, to: "q")
        floor.ready("x", at: 25)
        floor.run(until: 100)
        #expect(floor.answers == ["A@25"])
        #expect(floor.counters("q").overflowedTime == 0)
    }

    @Test func `R12: the first target that accepts is taken`() {
        let floor = floor([.after(10, to: 1, 2)], logIn: false)
        floor.logIn("a", ready: false)
        floor.logIn("c", ready: false)
        floor.call("A", at: 0, to: "q")
        floor.run(until: 10)
        #expect(floor.waits("A") == ["s"])
    }

    @Test func `R12: with no target the call stays, and goes when one changes`() {
        let floor = floor([.after(10, to: 1)], logIn: false)
        floor.logIn("a", ready: false)
        floor.call("A", at: 0, to: "q")
        floor.run(until: 30)
        #expect(floor.waits("A") == ["q"])
        #expect(floor.counters("q").overflowBlocked == 1)
        #expect(floor.timeline("A").last == "10 step 0 of q blocked noTarget")
        floor.logIn("b", at: 40, ready: false)
        floor.run(until: 40)
        #expect(floor.waits("A") == ["r"])
        #expect(floor.counters("q").overflowedTime == 1)
    }

    @Test func `R12: unstaffed targets accept where the step says so`() {
        let floor = floor([.after(10, to: 1, unstaffed: true)], logIn: false)
        floor.call("A", at: 0, to: "q")
        floor.run(until: 10)
        #expect(floor.waits("A") == ["r"])
    }

    @Test func `R12: a target that is inactive or out of its hours does not accept`() {
        let hours = WaitingRules(hours: [Slot<Window>(0)])
        var options = ACD.Options()
        options.windows = 1
        let floor = Floor(
            [.make("q", code: 1, WaitingRules(overflow: [.after(10, to: 1)])), .make("r", code: 2, hours)],
            agents: [("b", ["r": 1])], options: options)
        floor.logIn("b", ready: false)
        floor.call("A", at: 0, to: "q")
        floor.call("B", at: 1, to: "q")
        floor.at(5, .agent) { $0.withACD { $0.setOpen(Slot(0), false, at: 5000) } }
        floor.at(20, .agent) { $0.withACD { $0.setOpen(Slot(0), true, at: 20_000) } }
        floor.run(until: 19)
        #expect(floor.waits("A") == ["q"])
        floor.run(until: 20)
        #expect(floor.waits("A") == ["r"])
        floor.call("C", at: 30, to: "q")
        floor.at(30, .agent) { $0.withACD { $0.setActive(Slot(1), false, at: 30_000) } }
        floor.at(50, .agent) { $0.withACD { $0.setActive(Slot(1), true, at: 50_000) } }
        floor.run(until: 49)
        #expect(floor.waits("C") == ["q"])
        floor.run(until: 50)
        #expect(floor.waits("C") == ["r"])
    }

    @Test func `R12: a target at its own position limit does not accept, until somebody leaves it`() {
        let floor = floor([.after(10, to: 1)], r: [.position(1, to: 2)])
        floor.call("X", at: 0, to: "r")
        floor.call("A", at: 1, to: "q")
        floor.run(until: 20)
        #expect(floor.waits("A") == ["q"])
        floor.hangUp("X", at: 30)
        floor.run(until: 30)
        #expect(floor.waits("A") == ["r"])
    }

    @Test func `R12: no limit on waiting calls concerns a call that an agent of the target takes at once`() {
        let floor = floor([.position(0, to: 1)], r: [.position(0, to: 2)], logIn: false)
        floor.logIn("a", ready: false)
        floor.logIn("b")
        floor.logIn("c", ready: false)
        floor.call("A", at: 0, to: "q", talk: 10)
        floor.call("B", at: 5, to: "q")
        floor.run(until: 9)
        #expect(floor.answers == ["A@0"])
        #expect(floor.waits("B") == ["q"])
        floor.run(until: 10)
        #expect(floor.answers == ["A@0", "B@10"])
    }

    @Test func `R13: a queue visited before is entered again only where the step says so`() {
        for revisit in [false, true] {
            let floor = floor([.after(10, to: 1)], r: [.after(10, to: 0, revisit: revisit)])
            floor.call("A", at: 0, to: "q")
            floor.run(until: 100)
            #expect(floor.waits("A") == (revisit ? ["q"] : ["r"]))
            #expect(floor.counters("r").loopSuppressed == (revisit ? 0 : 1))
            #expect(floor.counters("q").offered == (revisit ? 2 : 1))
        }
    }

    @Test func `R13: a revisit of a queue where the call still waits only leaves this one`() {
        let floor = floor([.after(10, to: 1, keep: true)], r: [.after(10, to: 0, revisit: true)])
        floor.call("A", at: 0, to: "q")
        floor.run(until: 100)
        #expect(floor.waits("A") == ["q"])
        #expect(floor.counters("q").offered == 1)
        #expect(floor.counters("r").movedOut == 1)
    }

    @Test func `R13: a queue that overflows to itself is a loop`() {
        let floor = floor([.after(10, to: 0)])
        floor.call("A", at: 0, to: "q")
        floor.run(until: 100)
        #expect(floor.waits("A") == ["q"])
        #expect(floor.counters("q").loopSuppressed == 1)
    }

    @Test func `R13: without cascade no step of the target is taken`() {
        let floor = floor([.after(10, to: 1, cascade: false)], r: [.after(10, to: 2), .position(0, to: 2)])
        floor.call("A", at: 0, to: "q")
        floor.run(until: 100)
        #expect(floor.waits("A") == ["q"])
        let open = self.floor([.after(10, to: 1, cascade: false)], r: [.after(10, to: 2)])
        open.call("A", at: 0, to: "q")
        open.run(until: 100)
        #expect(open.waits("A") == ["r"])
    }

    @Test(arguments: [(0, ["q"]), (1, ["r"])])
    func `R9: a call has no more hops than its queue allows`(hops: Int, queues: [String]) {
        let floor = floor([.after(10, to: 1)], hops: hops)
        floor.call("A", at: 0, to: "q")
        floor.run(until: 100)
        #expect(floor.waits("A") == queues)
    }

    @Test func `a call not answered in the target in time comes back, and is not offered twice`() {
        let floor = floor([.after(10, to: 1, back: 20)])
        floor.call("A", at: 0, to: "q")
        floor.run(until: 29.999)
        #expect(floor.waits("A") == ["r"])
        floor.run(until: 30)
        #expect(floor.waits("A") == ["q"])
        #expect(floor.counters("q").offered == 1)
        #expect(floor.counters("q").returnedFromQueue == 1)
        floor.ready("a", at: 40)
        floor.run(until: 200)
        #expect(floor.answers == ["A@40"])
    }

    @Test func `each step is taken at most once a call`() {
        let floor = floor([.after(10, to: 1, back: 5)])
        floor.call("A", at: 0, to: "q")
        floor.run(until: 1000)
        #expect(floor.counters("q").overflowedTime == 1)
        #expect(floor.waits("A") == ["q"])
    }

    @Test func `busy refuses the call`() {
        let floor = floor([OverflowStep(.position(0, measure: .rank, evict: nil), to: .busy)])
        floor.call("A", at: 0, to: "q")
        floor.run(until: 5)
        #expect(floor.ended["A"]?.endType == .endedRouting)
        #expect(floor.counters("q").refused == 1)
        #expect(floor.counters("q").overflowedQueue == 1)
    }

    @Test func `R30: pinned calls keep their steps, migrated ones take the new ones with the time already waited`() {
        for migrate in [false, true] {
            let floor = floor([.after(60, to: 1)])
            floor.call("A", at: 0, to: "q")
            let new = [
                Queue.make("q", code: 1, WaitingRules(overflow: [.after(20, to: 2)])), .make("r", code: 2),
                .make("s", code: 3),
            ]
            floor.at(30, .agent) { $0.withACD { $0.reload(new, windows: [], migrate: migrate, at: 30_000) } }
            floor.run(until: 59)
            #expect(floor.waits("A") == (migrate ? ["s"] : ["q"]))
            floor.run(until: 60)
            #expect(floor.waits("A") == (migrate ? ["s"] : ["r"]))
            floor.call("B", at: 70, to: "q")
            floor.run(until: 90)
            #expect(floor.waits("B") == ["s"])
        }
    }
}
