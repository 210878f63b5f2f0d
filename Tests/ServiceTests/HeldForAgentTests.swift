import CTIPS
import Service
import Testing

/// `answer: agent`: the service holds calls until an agent is free.
struct HeldForAgentTests {
    @Test func `a call waits for the first agent of its service to go idle, the most urgent first`() async throws {
        let portal = try await TestPortal.start()
        let rules = RunningService.rules.replacing("route: { queue: desk }", with: "route: { queue: vip, priority: 5 }")
        let service = try await RunningService(
            RunningService.portals([portal], callback: freePort(), answer: "agent"), rules: rules)
        #expect(try await eventually { portal.operations.contains(.snapshot) })
        await portal.ask(call: 1, dnis: "1700500", clid: "0540000000", timeout: 30)
        await portal.ask(call: 2, dnis: "1700500", clid: "0541111111", timeout: 30)
        await portal.agent(8, "other", .idle, services: [3])
        try await Task.sleep(for: .milliseconds(150))
        #expect(portal.selects.isEmpty)
        await portal.agent(5, "noa", .idle, services: [12])
        #expect(try await eventually { portal.selects.count == 1 })
        #expect(portal.selects.first?.callID == 2)
        #expect(portal.selects.first?.target == RouteTarget(.agent, "noa"))
        await portal.agent(5, "noa", .active, services: [12])
        await portal.agent(5, "noa", .idle, services: [12])
        #expect(try await eventually { portal.selects.count == 2 })
        #expect(portal.selects.last?.callID == 1)
        await service.stop()
        await portal.stop()
    }

    @Test func `a call for which no agent comes goes to its service before it is too late`() async throws {
        let portal = try await TestPortal.start()
        let service = try await RunningService(
            RunningService.portals([portal], callback: freePort(), answer: "agent"))
        #expect(try await eventually { portal.isOnLine })
        let begin = ContinuousClock.now
        await portal.ask(call: 1, dnis: "1700500", clid: "0541111111", timeout: 1)
        #expect(try await eventually { portal.selects.count == 1 })
        #expect(portal.selects.first?.target == RouteTarget(.service, "12"))
        #expect(ContinuousClock.now - begin < .seconds(1))
        await service.stop()
        await portal.stop()
    }
}
