import Foundation
import HTTP
import RuleFiles
import Service
import TestSupport
import Testing

struct APITests {
    @Test func `a call is decided, and its decision can be looked at with its trace`() async throws {
        let service = try await RunningService()
        let answer = try await service.ask(
            .post, "/v1/route",
            #"{"dnis": "1700500", "clid": "054-111-1111", "attach": {"lang": "he"}, "at": "2026-03-04 10:00"}"#)
        #expect(answer.status == 200)
        let decision = try JSON.read(Array(answer.text.utf8))
        #expect(decision["rule"]?.string == "vip")
        #expect(decision["destination"]?["name"]?.string == "vip")
        let id = try #require(decision["id"]?.string)
        let traced = try await service.ask(.get, "/v1/decisions/\(id)")
        #expect(traced.status == 200)
        #expect(traced.text.contains("\"verdict\": \"condition_failed\""))
        #expect(try await service.ask(.get, "/v1/decisions").text.contains(id))
        #expect(try await service.ask(.get, "/v1/decisions/1-99").status == 404)
        await service.stop()
        let line = try #require(try service.lines.first)
        #expect(line["id"]?.string == id)
        #expect(line["clid"]?.string == "054-111-1111")
        #expect(line["at"]?.string == "2026-03-04T08:00:00.000Z")
    }

    @Test(arguments: [
        ("", "no JSON"), ("{", "no JSON"), ("[]", "an object"), ("{}", "'dnis'"), (#"{"dnis":"1"}"#, "'clid'"),
        (#"{"dnis":1,"clid":""}"#, "'dnis' must be a text"),
        (#"{"dnis":"1","clid":"","dnsi":""}"#, "did you mean 'dnis'"),
        (#"{"dnis":"1","clid":"","at":"tomorrow"}"#, "'at'"), (#"{"dnis":"1","clid":"","attach":[1]}"#, "'attach'"),
        (#"{"dnis":"1","clid":"","route_timeout":"3"}"#, "such as 3s"),
        (#"{"dnis":"1","dnis":"2","clid":""}"#, "twice"),
        (#"{"dnis":"\ud800","clid":""}"#, "half a character"), (String(repeating: "[", count: 100_000), "too deep"),
        ("{\"dnis\":\"1\",\"clid\":\"\u{1}\"}", "control character"),
    ])
    func `a call that cannot be read is answered with the reason`(body: String, reason: String) async throws {
        let service = try await RunningService()
        let answer = try await service.ask(.post, "/v1/route", body)
        #expect(answer.status == 400)
        #expect(answer.text.contains(reason), "\(answer.text)")
        await service.stop()
    }

    @Test func `who has no token is told nothing but health`() async throws {
        let service = try await RunningService()
        for path in ["/v1/rules", "/v1/decisions", "/v1/decisions/1-1", "/metrics", "/", "/v1/route"] {
            for token in [nil, "", "wrong", RunningService.token + "x", String(RunningService.token.dropLast())] {
                #expect(try await service.ask(.get, path, token: token).status == 401)
            }
        }
        #expect(try await service.ask(.get, "/healthz", token: nil).status == 200)
        #expect(try await service.ask(.get, "/readyz", token: nil).status == 200)
        await service.stop()
    }

    @Test(arguments: [
        (HTTPMethod.get, "/v1/route", 405), (.post, "/v1/rules", 405), (.get, "/v1/rules/reload", 405),
        (.delete, "/healthz", 405), (.get, "/nothing", 404), (.get, "/v1/decisions?limit=0", 400),
        (.get, "/v1/decisions?unit=1", 400), (.get, "/v1/decisions?limit=5", 200), (.head, "/v1/rules", 200),
    ])
    func `what is asked for wrongly is said to be`(method: HTTPMethod, path: String, status: Int) async throws {
        let service = try await RunningService()
        #expect(try await service.ask(method, path).status == status)
        await service.stop()
    }

    @Test func `rules are loaded anew whole or not at all, and calls meanwhile are decided by one or the other`()
        async throws
    {
        let service = try await RunningService()
        let body = #"{"dnis": "1700500", "clid": "0541111111"}"#
        try await withThrowingTaskGroup { group in
            group.addTask {
                for _ in 0..<100 {
                    let answer = try await service.ask(.post, "/v1/route", body)
                    #expect(answer.status == 200)
                    #expect(answer.text.contains("\"priority\": 1") || answer.text.contains("\"priority\": 2"))
                }
            }
            for round in 0..<10 {
                let priority = round % 2 == 0 ? 2 : 1
                try service.folder.write(
                    RunningService.rules.replacing("priority: 1", with: "priority: \(priority)"), to: "rules.yaml")
                let answer = try await service.ask(.post, "/v1/rules/reload")
                #expect(answer.text.contains("\"status\": \"loaded\""))
            }
            try await group.waitForAll()
        }
        try service.folder.write("version: 1\nrules: [{ id: x, dsni: 1 }]\n", to: "rules.yaml")
        let refused = try await service.ask(.post, "/v1/rules/reload")
        #expect(refused.status == 422)
        #expect(refused.text.contains("\"line\": 2"))
        #expect(try await service.ask(.post, "/v1/route", body).status == 200)
        #expect(
            try await service.ask(.get, "/metrics").text.contains("callsteer_reloads_total{result=\"refused\"} 1\n"))
        await service.stop()
    }

    @Test func `rules that fail their fixtures do not come into force`() async throws {
        let fixture = """
            rules: ../rules.yaml
            defaults: { at: 2026-03-04 10:00, call: { dnis: "1700500", clid: "0541111111" } }
            cases: [{ name: gold is first, expect: { priority: 1 } }]

            """
        let service = try await RunningService("fixtures: fixtures", files: ["fixtures/vip.yaml": fixture])
        try service.folder.write(
            RunningService.rules.replacing("priority: 1", with: "priority: 3"), to: "rules.yaml")
        let answer = try await service.ask(.post, "/v1/rules/reload")
        #expect(answer.status == 422)
        #expect(answer.text.contains("gold is first: priority: expected 1, got 3"))
        #expect(
            try await service.ask(.post, "/v1/route", #"{"dnis": "1", "clid": "0541111111"}"#).text.contains(
                "\"priority\": 1"))
        await service.stop()
    }
}
