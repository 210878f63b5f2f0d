import CTIPS
import Foundation
import HTTP
import RuleFiles
import Service

/// The service's callback endpoint with a portal that takes every RouteSelect and says nothing: what is timed is the
/// event read, the call decided, its RouteSelect encoded, and the event acknowledged.
///
/// `answerer PORT RULES` runs until it is ended.
@main
enum Answerer {
    static func main() async throws {
        guard CommandLine.arguments.count >= 3, let port = Int(CommandLine.arguments[1]) else {
            FileHandle.standardError.write(Data("usage: answerer PORT RULES\n".utf8))
            exit(64)
        }
        let findings = Findings()
        let folder = FileManager.default.temporaryDirectory.appending(path: "answerer-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let rules = URL(filePath: CommandLine.arguments[2]).path
        let file = folder.appending(path: "callsteer.yaml").path
        try Data(
            """
            version: 1
            rules: "\(rules)"
            watch: false
            portals: [{ url: "http://127.0.0.1:9/portal", tenant: 1, user: bench, password: "${PASSWORD}" }]
            callback: { listen: "127.0.0.1:\(port)" }
            decisions: { keep: 1000 }
            session: { heartbeat: 1h }
            """.utf8
        ).write(to: URL(filePath: file))
        let configuration = ServiceConfiguration.read(file, environment: ["PASSWORD": "b3nch-0nly"], into: findings)
        guard let configuration else {
            for finding in findings.sorted { print(finding.placed) }
            exit(2)
        }
        let accepted = Array(Message.response(.routeSelect, .number(0)).encoded())
        let operations = Dictionary(uniqueKeysWithValues: Operation.allCases.map { ($0.action, $0) })
        let transport = PortalTransport { _, action, _, _, then in
            switch operations[action] {
            case .routeSelect: then(.success(HTTPResponse(200, body: accepted)))
            case .openConnection:
                let session = Value.record(Record("SessionObject", ["SessionId": .text("bench-session")]))
                then(.success(HTTPResponse(200, body: Message.response(.openConnection, session).encoded())))
            case .some(let operation):
                then(.success(HTTPResponse(200, body: Message.response(operation, .number(0)).encoded())))
            case nil: then(.failure(.closed))
            }
        }
        let service = try await Service.start(
            configuration, environment: [:], log: ServiceLog { print($0) }, transport: transport, observe: { _ in })
        await service.run()
    }
}
