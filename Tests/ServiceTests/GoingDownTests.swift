import CTIPS
import HTTP
import RuleFiles
import Service
import Testing

/// What is left behind when the service ends, and what load balancers hear of it before.
struct GoingDownTests {
    @Test func `routes whose end is not known are written as lost with the link`() async throws {
        let portal = try await TestPortal.start()
        portal.behave(.silent)
        let service = try await RunningService(RunningService.portals([portal], callback: freePort()))
        #expect(try await eventually { portal.isOnLine })
        for call in 1...2 { await portal.ask(call: call, dnis: "1700500", clid: "0541111111", timeout: 30) }
        #expect(try await eventually { portal.selects.count == 2 })
        await service.stop()
        let lines = try service.lines
        #expect(Set(lines.compactMap { $0["call"]?.string }) == ["1", "2"])
        #expect(lines.allSatisfy { $0["end"]?.string == "link_lost" })
        await portal.stop()
    }

    @Test func `who asks whether to send calls here is told for a moment that he should not`() async throws {
        let service = try await RunningService()
        #expect(try await service.ask(.get, "/readyz").status == 200)
        async let stopped: Void = service.stop()
        #expect(
            try await eventually {
                let answer = try? await service.ask(.get, "/readyz")
                return answer?.status == 503 && answer?.text.contains("the service is going down") == true
            })
        await stopped
        await #expect(throws: ClientFailure.self) { try await service.ask(.get, "/readyz") }
    }
}
