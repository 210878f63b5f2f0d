import CTIPS
import HTTP
import RuleFiles
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

    @Test func `a call that overflow sends on at once waits for an agent of the queue where it goes`() async throws {
        let portal = try await TestPortal.start()
        let rules = RunningService.rules.replacing("route: { queue: desk }", with: "route: { queue: small }")
        let service = try await RunningService(
            RunningService.portals([portal], callback: freePort(), answer: "agent"), rules: rules)
        #expect(try await eventually { portal.operations.contains(.snapshot) })
        try await Task.sleep(for: .milliseconds(200))
        await portal.agent(5, "noa", .idle, services: [12])
        await portal.ask(call: 1, dnis: "1700500", clid: "0540000000", timeout: 30)
        #expect(try await eventually { portal.selects.count == 1 })
        #expect(portal.selects.first?.target == RouteTarget(.agent, "noa"))
        await service.stop()
        await portal.stop()
    }

    @Test func `time opens a call to agents of another queue, though nothing else happens`() async throws {
        let portal = try await TestPortal.start()
        let rules = RunningService.rules.replacing(
            "vip: { code: 12 }", with: "vip: { code: 12, overflow: [{ after: 1s, to: desk, keep: true }] }")
        let service = try await RunningService(
            RunningService.portals([portal], callback: freePort(), answer: "agent"), rules: rules)
        #expect(try await eventually { portal.operations.contains(.snapshot) })
        await portal.agent(8, "ron", .idle, services: [3])
        await portal.ask(call: 1, dnis: "1700500", clid: "0541111111", timeout: 30)
        #expect(try await eventually { portal.selects.count == 1 })
        #expect(portal.selects.first?.target == RouteTarget(.agent, "ron"))
        #expect(portal.waits.allSatisfy { $0 >= .seconds(1) })
        await service.stop()
        await portal.stop()
    }

    @Test func `calls that wait when the service goes down go to their service, and are written`() async throws {
        let portal = try await TestPortal.start()
        let service = try await RunningService(
            RunningService.portals([portal], callback: freePort(), answer: "agent"))
        #expect(try await eventually { portal.operations.contains(.snapshot) })
        for call in 1...3 { await portal.ask(call: call, dnis: "1700500", clid: "0541111111", timeout: 30) }
        #expect(
            try await eventually { try await service.ask(.get, "/metrics").text.contains("route_held_total 3\n") })
        #expect(portal.selects.isEmpty)
        await service.stop()
        #expect(portal.selects.map(\.target) == Array(repeating: RouteTarget(.service, "12"), count: 3))
        #expect(try service.lines.map { $0["end"]?.string } == ["routed", "routed", "routed"])
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
