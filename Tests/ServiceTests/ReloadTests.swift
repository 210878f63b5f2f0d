import Foundation
import HTTP
import Service
import TestSupport
import Testing

/// When rules come into force by themselves, and what becomes of those before.
struct ReloadTests {
    private static let parts = [
        "parts/more.yaml": "rules: [{ id: more, dnis: \"1900*\", route: { queue: vip } }]\n",
        "data/blocked.csv": "number\n0540000009\n",
    ]

    private static let rules = RunningService.rules.replacing(
        "queues:", with: "include: parts/more.yaml\nlists: { blocked: { file: data/blocked.csv } }\nqueues:")

    private static func loads(_ service: RunningService) async throws -> Int {
        let text = try await service.ask(.get, "/metrics").text
        let line = text.split(separator: "\n").first { $0.hasPrefix("callsteer_reloads_total{result=\"loaded\"}") }
        return line.flatMap { $0.split(separator: " ").last }.flatMap { Int($0) } ?? 0
    }

    @Test(arguments: parts.keys.sorted())
    func `a file of the rules that changes is loaded, wherever it lies`(name: String) async throws {
        let service = try await RunningService(rules: Self.rules, files: Self.parts, isWatching: true)
        try await Task.sleep(for: .milliseconds(700))
        try service.folder.write("a stranger's", to: "other.csv")
        try await Task.sleep(for: .milliseconds(1000))
        #expect(try await Self.loads(service) == 0)
        let text = try #require(Self.parts[name])
        try service.folder.write(
            text.replacing("more, dnis: \"1900*\"", with: "more, dnis: \"1901*\"").replacing("0009", with: "0008"),
            to: name)
        #expect(try await eventually { try await Self.loads(service) == 1 })
        await service.stop()
    }

    @Test func `a part that was refused is loaded when it is mended`() async throws {
        let service = try await RunningService(rules: Self.rules, files: Self.parts, isWatching: true)
        try await Task.sleep(for: .milliseconds(700))
        try service.folder.write("rules: [{ id: more, dsni: 1 }]\n", to: "parts/second.yaml")
        try service.folder.write(Self.rules.replacing("more.yaml", with: "second.yaml"), to: "rules.yaml")
        #expect(try await eventually { service.notes.text.contains("is refused") })
        try service.folder.write(try #require(Self.parts["parts/more.yaml"]), to: "parts/second.yaml")
        #expect(try await eventually { try await Self.loads(service) == 1 })
        await service.stop()
    }

    @Test func `connections of versions that decide no more are closed, and what they counted stays`() async throws {
        let lookup = """
            lookups:
              crm:
                odbc: ${CRM_ODBC}
                sql: select 12 as QUEUE_CODE, 1 as PRIORITY, '' as ATTACHDATA from (select count(*) from sqlite_master) where $CLID <> ''
                pool: 3
            rules:
              - { id: asked, dnis: "19*", lookup: crm, route: { queue: vip } }
            """
        let rules = RunningService.rules.replacing("rules:", with: lookup)
        let folder = try TemporaryFolder()
        let database = folder.path("crm.db")
        let service = try await RunningService(
            rules: rules, environment: ["CRM_ODBC": "Driver={SQLite3};Database=\(database)"])
        func connections() -> Int {
            let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
            return open.count {
                (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == database
            }
        }
        let body = #"{"dnis": "1900", "clid": "0541111111"}"#
        for round in 1...5 {
            #expect(try await service.ask(.post, "/v1/route", body).status == 200)
            try service.folder.write(rules.replacing("id: asked", with: "id: asked-\(round)"), to: "rules.yaml")
            #expect(try await service.ask(.post, "/v1/rules/reload").status == 200)
        }
        #expect(try await service.ask(.post, "/v1/route", body).status == 200)
        #expect(try await eventually { connections() <= 3 }, "\(connections())")
        let lines = try await service.ask(.get, "/metrics").text.split(separator: "\n")
        let asked = lines.filter { $0.hasPrefix("callsteer_lookups_total{lookup=\"crm\",source=\"1\"") }
        let counts = asked.map { line -> Int in line.split(separator: " ").last.flatMap { Int($0) } ?? 0 }
        let sum = counts.reduce(0, +)
        #expect(sum == 6, "\(asked)")
        await service.stop()
    }
}
