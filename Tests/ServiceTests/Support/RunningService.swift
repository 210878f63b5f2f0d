import Foundation
import HTTP
import RuleFiles
import Service
import TestSupport
import Testing

/// A service with files of its own, in this process.
final class RunningService: Sendable {
    static let token = "t0k3n-0f-a-test"

    let folder: TemporaryFolder
    let service: Service
    let notes = Notes()
    private let work: Task<Void, Never>
    private let client: HTTPClient

    /// Starts with the rules of a small desk and what `settings` adds to the configuration.
    init(
        _ settings: String = "", rules: String = RunningService.rules, environment: [String: String] = [:],
        files: [String: String] = [:], api: String = "", isWatching: Bool = false
    ) async throws {
        folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text, to: name) }
        try folder.write(rules, to: "rules.yaml")
        let text = """
            version: 1
            rules: rules.yaml
            api: { listen: "127.0.0.1:0", token: "${API_TOKEN}"\(api.isEmpty ? "" : ", \(api)") }
            decisions: { file: decisions.jsonl }
            watch: \(isWatching)
            drain: 2s
            \(settings)
            """
        let path = try folder.write(text, to: "callsteer.yaml")
        let environment = environment.merging(["API_TOKEN": Self.token, "PORTAL_PASSWORD": "p0rtal-0f-a-test"]) { $1 }
        let findings = Findings()
        let configuration = ServiceConfiguration.read(path, environment: environment, into: findings)
        let usable = try #require(configuration, "\(findings.sorted.map(\.placed))")
        service = try await Service.start(
            usable, environment: environment, log: ServiceLog(notes.add), observe: { _ in })
        let service = service
        work = Task { await service.run() }
        client = try HTTPClient()
    }

    func stop() async {
        work.cancel()
        await work.value
    }

    /// The decisions that were written.
    var lines: [JSON] {
        get throws {
            try String(contentsOfFile: folder.path("decisions.jsonl"), encoding: .utf8).split(separator: "\n")
                .map { try JSON.read(Array($0.utf8)) }
        }
    }

    func ask(
        _ method: HTTPMethod, _ path: String, _ body: String = "", token: String? = RunningService.token
    ) async throws -> (status: Int, text: String) {
        let url = try #require(HTTPURL("http://127.0.0.1:\(service.ports.api ?? 0)\(path)"))
        var headers = HTTPFields()
        if let token { headers.append("Authorization", "Bearer \(token)") }
        let answer = try await client.send(
            ClientRequest(method, headers: headers, body: Array(body.utf8)), to: url, within: .seconds(10))
        return (answer.status.code, String(decoding: answer.body, as: UTF8.self))
    }

    /// What portals are told in configurations: a callback at a port of the system's choice would not be known yet.
    static func portals(_ portals: [TestPortal], callback: Int, answer: String = "service") -> String {
        let list = portals.map {
            "{ url: \"\($0.url)\", tenant: 1, user: router, password: \"${PORTAL_PASSWORD}\" }"
        }
        return """
            portals: [\(list.joined(separator: ", "))]
            callback: { listen: "127.0.0.1:\(callback)" }
            services: { desk: 3, vip: 12 }
            session: { heartbeat: 300ms, missed: 3, timeout: 4s }
            answer: \(answer)
            """
    }

    /// The same rules without the one queue that sends calls on before they wait.
    static let withoutOverflow = rules.split(separator: "\n").filter { !$0.contains("small:") }.joined(separator: "\n")

    static let rules = """
        version: 1
        timezone: Asia/Jerusalem
        numbers: { country: IL }
        attach: { lang: { type: string, optional: true } }
        queues:
          desk: { code: 10 }
          vip: { code: 12 }
          small: { code: 13, service_id: 14, overflow: [{ no_agents: 0s, to: vip, unstaffed: true }] }
        rules:
          - { id: press, dnis: "1800*", route: { external: "9009" } }
          - { id: vip, clid: "0541111111", route: { queue: vip, priority: 1, attach: gold, alternates: [{ queue: desk }] } }
          - { id: ordinary, dnis: "1700*", route: { queue: desk } }
        default: { extension: "9000" }

        """
}
