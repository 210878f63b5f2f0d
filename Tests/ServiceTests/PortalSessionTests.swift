import CTIPS
import HTTP
import RuleFiles
import Service
import TestSupport
import Testing

/// A service and a portal over real sockets.
struct PortalSessionTests {
    @Test func `a call that waits is routed where the rules say, and the log tells how it ended`() async throws {
        let portal = try await TestPortal.start()
        let service = try await RunningService(RunningService.portals([portal], callback: freePort()))
        #expect(try await eventually { portal.isOnLine })
        await portal.ask(call: 7, dnis: "1700500", clid: "0541111111")
        await portal.ask(call: 8, dnis: "1800", clid: "0540000000")
        await portal.ask(call: 9, dnis: "5", clid: "")
        #expect(try await eventually { portal.selects.count == 3 })
        let byCall = Dictionary(uniqueKeysWithValues: portal.selects.map { ($0.callID, $0) })
        #expect(byCall[7]?.target == RouteTarget(.service, "12"))
        #expect(byCall[7]?.userData == ["gold"])
        #expect(byCall[8]?.target == RouteTarget(.external, "9009"))
        #expect(byCall[9]?.target == RouteTarget(.external, "9000"))
        #expect(try await eventually { ((try? service.lines) ?? []).count == 3 })
        let line = try #require(try service.lines.first { $0["call"]?.string == "7" })
        #expect(line["end"]?.string == "routed")
        #expect(line["rule"]?.string == "vip")
        #expect(line["origin"]?.string == "ctips")
        await service.stop()
        #expect(portal.operations.last == .closeConnection)
        await portal.stop()
    }

    @Test(arguments: [("", ["he", "gold", "vip"]), ("user_data: [priority]", ["1"])])
    func `the texts that go with a route are those of the rules, unless the configuration says others`(
        setting: String, texts: [String]
    ) async throws {
        let portal = try await TestPortal.start()
        let rules = RunningService.rules.replacing("queues:\n", with: "user_data: [lang, attach, rule]\nqueues:\n")
        let service = try await RunningService(
            RunningService.portals([portal], callback: freePort()) + "\n" + setting, rules: rules)
        #expect(try await eventually { portal.isOnLine })
        await portal.ask(call: 7, dnis: "1700500", clid: "0541111111", data: [("lang", "he")])
        #expect(try await eventually { portal.selects.count == 1 })
        #expect(portal.selects.first?.userData == texts)
        await service.stop()
        await portal.stop()
    }

    @Test func `a session opens, registers for four categories, goes on line, and asks for a snapshot`() async throws {
        let portal = try await TestPortal.start()
        let service = try await RunningService(RunningService.portals([portal], callback: freePort()))
        #expect(try await eventually { portal.operations.contains(.snapshot) })
        // On a machine that stands still for seconds a first attempt may have been given up.
        let operations = portal.operations
        let opened = try #require(operations.lastIndex(of: .openConnection))
        #expect(
            Array(operations[opened...].prefix(7)) == [
                .openConnection, .addMessageClass, .addMessageClass, .addMessageClass, .addMessageClass, .onLine,
                .snapshot,
            ])
        #expect(try await service.ask(.get, "/readyz").status == 200)
        await service.stop()
        await portal.stop()
    }

    @Test func `rules that ask for nothing but numbers and data register for routes alone`() async throws {
        let portal = try await TestPortal.start()
        let service = try await RunningService(
            RunningService.portals([portal], callback: freePort()), rules: RunningService.withoutOverflow)
        #expect(try await eventually { portal.operations.contains(.snapshot) })
        let operations = portal.operations
        let opened = try #require(operations.lastIndex(of: .openConnection))
        #expect(
            Array(operations[opened...].prefix(5)) == [
                .openConnection, .addMessageClass, .addMessageClass, .onLine, .snapshot,
            ])
        await service.stop()
        await portal.stop()
    }

    @Test func `a rule that asks how a queue stands is told by the portal, also one that comes by a reload`()
        async throws
    {
        let portal = try await TestPortal.start()
        let service = try await RunningService(
            RunningService.portals([portal], callback: freePort()), rules: RunningService.withoutOverflow)
        #expect(try await eventually { portal.operations.contains(.snapshot) })
        let rules = RunningService.withoutOverflow.replacing(
            "rules:", with: "rules:\n  - { id: calm, if: 'queue(\"vip\").waiting < 2', route: { queue: vip } }")
        try service.folder.write(rules, to: "rules.yaml")
        #expect(try await service.ask(.post, "/v1/rules/reload").status == 200)
        #expect(try await eventually { portal.operations.count { $0 == .addMessageClass } == 4 })
        #expect(try await eventually { portal.operations.count { $0 == .snapshot } == 2 })
        try await Task.sleep(for: .milliseconds(200))
        await portal.wait(call: 101, service: 12)
        await portal.ask(call: 1, dnis: "1700500", clid: "0540000000")
        #expect(try await eventually { portal.selects.count == 1 })
        #expect(portal.selects.last?.target == RouteTarget(.service, "12"))
        await portal.wait(call: 102, service: 12)
        await portal.ask(call: 2, dnis: "1700500", clid: "0540000000")
        #expect(try await eventually { portal.selects.count == 2 })
        #expect(portal.selects.last?.target == RouteTarget(.service, "3"))
        let answer = try await service.ask(.post, "/v1/route", #"{ "dnis": "1700500", "clid": "0540000000" }"#)
        #expect(answer.text.contains("\"ordinary\""))
        #expect(!answer.text.contains("degraded"))
        await service.stop()
        await portal.stop()
    }

    @Test func `a rejected answer is followed by the alternate, and then by the default`() async throws {
        let portal = try await TestPortal.start()
        portal.behave(.rejecting)
        let service = try await RunningService(RunningService.portals([portal], callback: freePort()))
        #expect(try await eventually { portal.isOnLine })
        await portal.ask(call: 7, dnis: "1700500", clid: "0541111111")
        #expect(try await eventually { portal.selects.count == 3 })
        #expect(
            portal.selects.map(\.target) == [RouteTarget(.service, "12"), RouteTarget(.service, "3"), .byDefault])
        #expect(try await eventually { ((try? service.lines) ?? []).first?["end"]?.string == "defaulted" })
        await service.stop()
        await portal.stop()
    }

    @Test func `a portal that nobody is at is passed over, and one that goes silent is left`() async throws {
        let dead = try await TestPortal.start()
        await dead.stop()
        let (first, second) = (try await TestPortal.start(), try await TestPortal.start())
        let service = try await RunningService(RunningService.portals([dead, first, second], callback: freePort()))
        #expect(try await eventually { first.isOnLine })
        first.hang()
        #expect(try await eventually { second.isOnLine })
        await second.ask(call: 1, dnis: "1700500", clid: "0540000000")
        #expect(try await eventually { second.selects.count == 1 })
        #expect(service.notes.text.contains("no heartbeat in time"))
        await service.stop()
        await first.stop()
        await second.stop()
    }

    @Test func `a portal that was killed and is there again gets a new session`() async throws {
        let portal = try await TestPortal.start()
        let service = try await RunningService(RunningService.portals([portal], callback: freePort()))
        #expect(try await eventually { portal.isOnLine })
        await portal.stop()
        #expect(try await eventually { try await service.ask(.get, "/readyz").status == 503 })
        let again = try await TestPortal.start(port: portal.port)
        #expect(try await eventually { again.isOnLine })
        #expect(try await eventually { try await service.ask(.get, "/readyz").status == 200 })
        await again.ask(call: 1, dnis: "1700500", clid: "0540000000")
        #expect(try await eventually { again.selects.count == 1 })
        await service.stop()
        await again.stop()
    }

    @Test func `a queue without agents sends the call on before it gets there`() async throws {
        let portal = try await TestPortal.start()
        let rules = RunningService.rules.replacing("route: { queue: desk }", with: "route: { queue: small }")
        let service = try await RunningService(RunningService.portals([portal], callback: freePort()), rules: rules)
        #expect(try await eventually { portal.operations.contains(.snapshot) })
        try await Task.sleep(for: .milliseconds(200))
        await portal.ask(call: 1, dnis: "1700500", clid: "0540000000")
        #expect(try await eventually { portal.selects.count == 1 })
        #expect(portal.selects.first?.target == RouteTarget(.service, "12"))
        await portal.agent(5, "noa", .active, services: [14])
        await portal.ask(call: 2, dnis: "1700500", clid: "0540000000")
        #expect(try await eventually { portal.selects.count == 2 })
        #expect(portal.selects.last?.target == RouteTarget(.service, "14"))
        await service.stop()
        await portal.stop()
    }

    // What comes after RouteTimeout is routed by default already, and keeps what is in time from its turn.
    @Test func `no answer goes to a slow portal after the time that it gave`() async throws {
        let portal = try await TestPortal.start()
        portal.takeTime(selects: .milliseconds(700))
        let service = try await RunningService(RunningService.portals([portal], callback: freePort()))
        #expect(try await eventually { portal.isOnLine })
        await withTaskGroup { group in
            for call in 1...150 {
                group.addTask { await portal.ask(call: call, dnis: "1700500", clid: "0540000000", timeout: 1) }
            }
        }
        try await Task.sleep(for: .seconds(3))
        #expect(portal.waits.count >= 32)
        #expect(portal.waits.allSatisfy { $0 < .milliseconds(1600) }, "\(portal.waits.max() ?? .zero)")
        #expect(!service.notes.text.contains("lost the portal"))
        await service.stop()
        await portal.stop()
    }

    @Test func `a portal that repeats the password in its refusal does not get it into the log`() async throws {
        let portal = try await TestPortal.start()
        portal.refuse(saying: "log-in failed for router with <p0rtal-0f-a-test>\nand more")
        let service = try await RunningService(RunningService.portals([portal], callback: freePort()))
        #expect(try await eventually { service.notes.text.contains("log-in failed for router with <***> and more") })
        #expect(!service.notes.text.contains("p0rtal-0f-a-test"))
        await service.stop()
        await portal.stop()
    }

    @Test func `a session that is opened after its time does not keep its place`() async throws {
        let portal = try await TestPortal.start()
        portal.takeTime(opening: .seconds(1))
        let settings = RunningService.portals([portal], callback: freePort())
            .replacing("timeout: 4s", with: "timeout: 300ms")
        let service = try await RunningService(settings)
        #expect(try await eventually { portal.operations.count { $0 == .closeConnection } >= 2 })
        portal.takeTime()
        #expect(try await eventually { portal.isOnLine })
        await service.stop()
        await portal.stop()
    }

    @Test func `another session's heartbeats do not hide that the portal has fallen silent`() async throws {
        let portal = try await TestPortal.start()
        let port = freePort()
        let service = try await RunningService(RunningService.portals([portal], callback: port))
        #expect(try await eventually { portal.isOnLine })
        let client = try HTTPClient()
        let url = try #require(HTTPURL("http://127.0.0.1:\(port)/www.aspect.com/PublishEvents"))
        func beat(_ session: String) async throws -> Int {
            let message = Message.request(.heartbeat, Record("Heartbeat", ["sessionId": .text(session)]))
            let request = ClientRequest(.post, body: message.encoded())
            return try await client.send(request, to: url, within: .seconds(5)).status.code
        }
        #expect(try await beat("session-1") == 200)
        portal.hang()
        var isRefused = true
        let isNoticed = try await eventually {
            if try await beat("another") != 500 { isRefused = false }
            return service.notes.text.contains("no heartbeat in time")
        }
        #expect(isRefused)
        #expect(isNoticed)
        await service.stop()
        await portal.stop()
    }

    @Test func `two tenants of one portal are told apart`() async throws {
        let portal = try await TestPortal.start()
        let list = [1, 2].map {
            "{ url: \"\(portal.url)\", tenant: \($0), user: router, password: \"${PORTAL_PASSWORD}\" }"
        }
        let service = try await RunningService(
            """
            portals: [\(list.joined(separator: ", "))]
            callback: { listen: "127.0.0.1:\(freePort())" }
            services: { desk: 3, vip: 12 }
            """)
        let metrics = try await service.ask(.get, "/metrics").text
        let samples = metrics.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.prefix { $0 != " " } }
        #expect(Set(samples).count == samples.count)
        #expect(metrics.contains("callsteer_portal_on_line{portal=\"127.0.0.1:\(portal.port)/2\"}"))
        await service.stop()
        await portal.stop()
    }

    @Test func `told of a call twice, a service answers once`() async throws {
        let portal = try await TestPortal.start()
        let service = try await RunningService(RunningService.portals([portal], callback: freePort()))
        #expect(try await eventually { portal.isOnLine })
        for _ in 0..<5 { await portal.ask(call: 1, dnis: "1700500", clid: "0540000000") }
        #expect(try await eventually { portal.selects.count == 1 })
        try await Task.sleep(for: .milliseconds(200))
        #expect(portal.selects.count == 1)
        #expect(try await service.ask(.get, "/metrics").text.contains("callsteer_route_requests_duplicate_total 4\n"))
        await service.stop()
        await portal.stop()
    }
}
