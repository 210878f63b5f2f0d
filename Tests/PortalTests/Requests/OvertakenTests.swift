import Testing

@testable import CTIPS
@testable import Portal

/// Somebody hangs up, declines or is free while something else is under way.
struct OvertakenTests {
    private let bench: PortalBench

    init() throws {
        bench = try PortalBench.onLine()
        _ = bench.take()
    }

    /// A call that rings at the first agent.
    private func ring() -> Int32 {
        _ = bench.act { portal, now in
            portal.call(Caller(ani: "1", dnis: "2", isScripted: true), service: 1, at: now)
        }
        return Int32(bench.take().last { $0.name == "CTICallConnected" }?["CallId"].number ?? 0)
    }

    @discardableResult
    private func hangUp(_ call: Int32) -> Bool { bench.act { portal, now in portal.hangUp(call, at: now) } }

    private func accept(_ call: Int32, by agent: Int64 = 1, _ accepts: Bool = true) {
        _ = bench.send(
            .acceptCall,
            ["AgentIdx": .number(agent), "CallId": .number(Int64(call)), "AcceptCall": .flag(accepts)])
    }

    private func setState(_ state: AgentState, of agent: Int64 = 1) -> Int64 {
        #expect(bench.send(.setAgentState, ["AgentIdx": .number(agent), "NewState": Value(state)]) == .accepted)
        return Int64(bench.requestID)
    }

    private func states(_ events: [Record], of agent: Int64 = 1) -> [AgentState] {
        events.filter { $0.name == "CTIAgentStateChange" && $0["AgentId"].number == agent }
            .map { $0["AgentState"].enumerator() }
    }

    @Test(arguments: [(DestinationType.agent, "agent2"), (.external, "031234567")])
    func `a caller who hangs up while he is being handed over does not come back`(
        type: DestinationType, address: String
    ) {
        let call = ring()
        accept(call)
        _ = bench.send(
            .transferCall,
            [
                "AgentIdx": .number(1), "CallId": .number(Int64(call)), "TransferType": Value(TransferType.blind),
                "DestinationType": Value(type), "DestinationAddress": .text(address),
            ])
        let second = bench.take().first { $0.name == "CTICallConnected" }.map { Int32($0["CallId"].number) }
        #expect((second != nil) == (type == .agent))
        #expect(hangUp(call))
        if let second { accept(second, by: 2) }
        bench.pass(30_000)
        _ = bench.send(.setDisposition, ["AgentIdx": .number(1), "CallId": .number(Int64(call))])
        let told = bench.take()
        #expect(!told.contains { ["CTICallTransferred", "CTICallEstablished"].contains($0.name) })
        #expect(told.count { $0.name == "CTICallCleared" && $0["CallId"].number == Int64(call) } == 1)
        #expect(bench.status.calls == 0)
        #expect(bench.portal.board.desks.allSatisfy { $0.state == .idle })
    }

    @Test(arguments: ["abandoned", "declined", "not answered"])
    func `a state asked for while it rings is had when the ring ends without an answer`(end: String) {
        let call = ring()
        let request = setState(.notReadyPark)
        #expect(states(bench.take()).isEmpty)
        switch end {
        case "abandoned": hangUp(call)
        case "declined": accept(call, false)
        default: bench.pass(20_000)
        }
        let told = bench.take()
        let parked = told.filter { $0["AgentState"].enumerator() == AgentState.notReadyPark }
        #expect(parked.map { $0["RequestId"].number } == [request])
        #expect(states(told).last == .notReadyPark)
        _ = ring()
        #expect(bench.portal.board.desks[0].state == .notReadyPark)
    }

    @Test func `who logs out while it rings is gone when the caller is`() {
        let call = ring()
        #expect(bench.send(.logoutAgent, ["AgentIdx": .number(1)]) == .accepted)
        let request = Int64(bench.requestID)
        hangUp(call)
        let out = bench.take().filter { $0["LoginState"].enumerator() == LoginState.agentLoggedOut }
        #expect(out.map { $0["RequestId"].number } == [request])
    }

    @Test func `a call that waited rings at an agent who is made free as nobody's answer`() {
        for agent in 1...4 { _ = setState(.notReady, of: Int64(agent)) }
        _ = bench.act { portal, now in
            portal.call(Caller(ani: "1", dnis: "2", isScripted: true), service: 1, at: now)
        }
        _ = bench.take()
        let request = setState(.idle, of: 2)
        let told = bench.take()
        #expect(states(told, of: 2) == [.idle, .pendingActive])
        #expect(told.map(\.name) == ["CTIAgentStateChange", "CTICallConnected", "CTIAgentStateChange"])
        #expect(told.map { $0["RequestId"].number } == [request, 0, 0])
    }

    @Test(arguments: [true, false])
    func `who declines a call routed to him leaves it to the default, where somebody serves it`(declines: Bool) throws {
        let bench = try PortalBench.onLine(
            PortalScenario(
                services: [
                    ServicePlan(id: 1), ServicePlan(id: 3, routing: .init(timeout: 5, fallback: 1), ring: 1000),
                ],
                agents: [
                    AgentPlan(id: 1, login: "x", skills: [.init(1)], answers: nil),
                    AgentPlan(id: 2, login: "y", skills: [.init(1)], answers: nil),
                ]))
        let call = bench.act { portal, now in
            portal.call(Caller(ani: "1", dnis: "2"), service: 3, at: now) ?? 0
        }
        _ = bench.send(
            .routeSelect,
            [
                "CallId": .number(Int64(call)), "RouteActionType": Value(RouteType.agent),
                "DestinationAddress": .text("x"),
            ])
        let rings = try #require(bench.take().last { $0.name == "CTICallConnected" })
        #expect(rings["AgentId"].number == 1)
        if declines {
            _ = bench.send(
                .acceptCall, ["AgentIdx": .number(1), "CallId": rings["CallId"], "AcceptCall": .flag(false)])
        } else {
            bench.pass(60_000)
        }
        let connected = bench.take().filter { $0.name == "CTICallConnected" }
        #expect(connected.first?["AgentId"].number == 2)
        #expect(connected.first?["ServiceId"].number == 1)
    }
}
