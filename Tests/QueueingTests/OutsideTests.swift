import Queueing
import Routing
import Testing

/// R19 and R20: default destination, outside numbers, callback, and calls without a queue.
struct OutsideTests {
    private func floor(_ steps: [OverflowStep], options: ACD.Options = ACD.Options()) -> Floor {
        let floor = Floor(
            [.make("q", code: 1, WaitingRules(overflow: steps))], agents: [("a", ["q": 1])], options: options)
        floor.logIn("a", ready: false)
        return floor
    }

    @Test func `a call that leaves for an outside number for good has ended`() {
        let floor = floor([OverflowStep(.after(10_000, since: .entry), to: .external("+97231234567"))])
        floor.call("A", at: 0, to: "q")
        floor.run(until: 100)
        #expect(floor.ended["A"]?.endType == .transferred)
        #expect(floor.ended["A"]?.transferredAt == 10_000)
        #expect(floor.ended["A"]?.transferStep == 0)
        #expect(floor.counters("q").toExternal == 1)
        #expect(floor.counters("q").overflowedTime == 1)
    }

    @Test func `not answered outside in time, it comes back to the queue it left`() {
        let floor = floor([
            OverflowStep(.after(10_000, since: .entry), to: .external("+97231234567"), returnAfter: 25_000)
        ])
        floor.call("A", at: 0, to: "q")
        floor.run(until: 34.999)
        #expect(floor.waits("A") == [])
        floor.run(until: 35)
        #expect(floor.waits("A") == ["q"])
        #expect(floor.counters("q").returnedFromRoute == 1)
        #expect(floor.counters("q").offered == 1)
        floor.ready("a", at: 40)
        floor.run(until: 200)
        #expect(floor.answers == ["A@40"])
        #expect(floor.ended["A"]?.transferredAt == nil)
    }

    @Test func `answered outside in time, it has ended there`() {
        let floor = floor([
            OverflowStep(.after(10_000, since: .entry), to: .extension("9001"), returnAfter: 25_000)
        ])
        floor.call("A", at: 0, to: "q")
        floor.at(20, .answer) { floor in
            guard let call = floor.calls["A"] else { return }
            _ = floor.withACD { $0.outsideAnswered(call, at: 20_000) }
        }
        floor.run(until: 100)
        #expect(floor.ended["A"]?.endType == .transferred)
        #expect(floor.ended["A"]?.transferredAt == 10_000)
    }

    @Test func `R19: the default destination counts on queue and line, and gives the call back`() {
        var options = ACD.Options()
        options.lines = 1
        options.defaultReturn = 30_000
        let floor = floor([OverflowStep(.after(10_000, since: .entry), to: .default)], options: options)
        floor.call("A", at: 0, to: "q", dnis: 0)
        floor.run(until: 40)
        #expect(floor.waits("A") == ["q"])
        #expect(floor.counters("q").toDefault == 1)
        #expect(floor.counters("q").returnedFromDefault == 1)
        #expect(floor.withACD { $0.counters(ofLine: 0).toDefault } == 1)
    }

    @Test func `R19: a call without a queue counts on its line only, and the default is tried again`() {
        var options = ACD.Options()
        options.lines = 1
        options.defaultReturn = 30_000
        let floor = floor([], options: options)
        floor.at(5, .arrival) { floor in
            let call = floor.withACD { $0.arrive(Arrival(dnis: 0), at: 5000) }
            floor.meet(call, "A", .init())
            _ = floor.withACD { $0.sendToDefault(call, at: 5000) }
        }
        floor.run(until: 70)
        #expect(floor.timeline("A") == ["5 leaves for default", "35 leaves for default", "65 leaves for default"])
        #expect(floor.withACD { $0.counters(ofLine: 0).toDefault } == 1)
        #expect(floor.counters("q").offered == 0)
        #expect(floor.counters("q").toDefault == 0)
    }

    @Test func `R19: a queue that is not active is no usable queue`() {
        let floor = Floor([Queue(name: "q", code: 1, isActive: false)])
        floor.call("A", at: 0, to: "q")
        floor.run(until: 1)
        #expect(floor.timeline("A") == ["0 leaves for default", "0 ended transferred"])
        #expect(floor.withACD { $0.totals.toDefault } == 1)
    }

    private func callback(reaches: Bool = true, steps: [OverflowStep] = []) -> Floor {
        let offer = CallbackOffer(after: 20_000, every: 30_000, hours: [Slot<Window>(0)])
        var options = ACD.Options()
        options.windows = 1
        let floor = Floor(
            [.make("q", code: 1, WaitingRules(overflow: steps, callback: offer)), .make("r", code: 2)],
            agents: [("a", ["q": 1]), ("b", ["r": 1])], options: options)
        floor.logIn("a", ready: false)
        floor.logIn("b", ready: false)
        return floor
    }

    private func accept(_ name: String, at seconds: Double, on floor: Floor) {
        floor.at(seconds, .hangUp) { floor in
            guard let call = floor.calls[name] else { return }
            _ = floor.withACD { $0.acceptCallback(call, at: floor.millis(seconds)) }
        }
    }

    @Test func `R20: offers are made in their time and hours, and each counts`() {
        let floor = callback()
        floor.call("A", at: 0, to: "q")
        floor.at(60, .agent) { $0.withACD { $0.setOpen(Slot(0), false, at: 60_000) } }
        floor.at(100, .agent) { $0.withACD { $0.setOpen(Slot(0), true, at: 100_000) } }
        floor.run(until: 120)
        #expect(
            floor.timeline("A").filter { $0.contains("offered") }.map { $0.prefix { $0 != " " } } == [
                "20", "50", "110",
            ])
        #expect(floor.counters("q").offeredCallback == 3)
    }

    @Test func `R20: the task keeps its place, does not overflow and is no second offer`() throws {
        let floor = callback(steps: [.after(60, to: 1)])
        floor.call("A", at: 0, to: "q", talk: 30)
        floor.call("B", at: 5, to: "q", talk: 30)
        accept("A", at: 25, on: floor)
        floor.ready("a", at: 55)
        floor.run(until: 300)
        #expect(floor.answers == ["A@55"])
        let counters = floor.counters("q")
        #expect(counters.endedInIVR == 1)
        #expect(counters.callbackAnswered == 1)
        #expect(counters.offered == 2)
        #expect(counters.abandoned == 0)
        let call = try #require(floor.ended["A"])
        #expect(call.endType == .callback)
        #expect(call.callbackResult == .talked)
        #expect(call.firstQueuedAt == 0)
    }

    @Test func `R20: a task waits on when a caller would overflow`() {
        let floor = callback(steps: [.after(60, to: 1)])
        floor.call("A", at: 0, to: "q")
        floor.call("B", at: 0, to: "q")
        accept("A", at: 25, on: floor)
        floor.run(until: 100)
        #expect(floor.waits("A") == ["q"])
        #expect(floor.waits("B") == ["r"])
    }

    @Test func `R20: nobody is on the line to give up, and no offer can be accepted that was not made`() {
        let floor = callback()
        floor.call("A", at: 0, to: "q")
        accept("A", at: 10, on: floor)
        floor.run(until: 11)
        #expect(floor.counters("q").endedInIVR == 0)
        accept("A", at: 25, on: floor)
        floor.hangUp("A", at: 30)
        floor.run(until: 40)
        #expect(floor.waits("A") == ["q"])
        #expect(floor.ended["A"] == nil)
    }

    @Test func `R20: a callback that is not reached has its result`() {
        let floor = callback()
        floor.call("A", at: 0, to: "q")
        accept("A", at: 25, on: floor)
        floor.at(50, .agent) { floor in
            guard let call = floor.calls["A"] else { return }
            floor.meet(call, "A", .init(talk: 15_000, reaches: false))
        }
        floor.ready("a", at: 55)
        floor.run(until: 300)
        #expect(floor.ended["A"]?.callbackResult == .unanswered)
        #expect(floor.counters("q").callbackAnswered == 0)
        #expect(floor.counters("q").times.talk.count == 0)
    }

    @Test func `a call routed to an agent rings there or not at all, and is routed again if nobody answers`() {
        let floor = Floor([.make("q", code: 1)], agents: [("a", ["q": 1])])
        floor.person("a", answers: nil)
        floor.logIn("a")
        floor.at(1, .arrival) { floor in
            let (call, other, taken) = floor.withACD { acd in
                let (call, other) = (acd.arrive(at: 1000), acd.arrive(at: 1000))
                let taken = [
                    acd.ring(call, at: AgentID(0), at: 1000), acd.ring(other, at: AgentID(0), at: 1000),
                    acd.routedOut(other, .ended, at: 1000),
                ]
                return (call, other, taken)
            }
            #expect(taken == [true, false, true])
            floor.meet(call, "A", .init())
            floor.meet(other, "B", .init())
        }
        floor.run(until: 100)
        #expect(floor.timeline("A") == ["1 rings a directly", "21 ring ends a noAnswer"])
        #expect(floor.ended["B"]?.endType == .endedRouting)
        floor.hangUp("A", at: 101)
        floor.run(until: 101)
        #expect(floor.ended["A"]?.endType == .abandonedRouting)
    }

    @Test func `§8: a wait announced never rises, and without staff it is unknown`() {
        let floor = Floor([.make("q", code: 1)], agents: [("a", ["q": 1]), ("b", ["q": 1])])
        floor.logIn("a")
        floor.logIn("b")
        func expected(_ name: String) -> Int64? {
            floor.calls[name].flatMap { call in floor.withACD { $0.expectedWait(of: call) } }
        }
        floor.call("A", at: 0, to: "q", talk: 100)
        floor.call("B", at: 0, to: "q", talk: 300)
        floor.call("C", at: 1, to: "q", talk: 1000)
        floor.run(until: 50)
        #expect(expected("C") == nil)  // no call has been handled yet
        floor.run(until: 100)  // A took 100 s
        for (index, name) in ["D", "E", "F"].enumerated() { floor.call(name, at: 101 + Double(index), to: "q") }
        floor.run(until: 110)
        // Two agents, 100 s a call: position 1 and 2 take one round, position 3 two.
        #expect(["D", "E", "F"].map(expected) == [100_000, 100_000, 200_000])
        floor.call("V", at: 111, to: "q", priority: 1)
        floor.run(until: 111)
        #expect(["V", "D", "E", "F"].map(expected) == [100_000, 100_000, 100_000, 200_000])
        floor.hangUp("V", at: 112)
        floor.hangUp("D", at: 112)
        floor.run(until: 112)
        #expect(expected("F") == 100_000)
        let empty = Floor([.make("q", code: 1)])
        empty.call("A", at: 0, to: "q")
        empty.run(until: 1)
        #expect(empty.calls["A"].flatMap { call in empty.withACD { $0.expectedWait(of: call) } } == nil)
    }
}
