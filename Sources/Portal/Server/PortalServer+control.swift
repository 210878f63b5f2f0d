import CTIPS
import HTTP
import RuleFiles
import Simulation
import Synchronization

// Commands, for this machine only: flows, calls and faults while the portal runs.
extension PortalServer {
    func control(_ request: HTTPRequest) -> HTTPReply {
        // A page in a browser on this machine is no user of this machine.
        // Nor does a proxy here speak for one.
        guard Self.isLocal(request.peer),
            ["Origin", "Forwarded", "X-Forwarded-For", "Via"].allSatisfy({ request.headers[$0] == nil })
        else {
            return .now(.text(403, "commands are taken from this machine only"))
        }
        let parts = request.path.dropFirst(PortalPaths.control.count).split(separator: "/").map(String.init)
        let parameters = Dictionary(request.parameters.map { ($0.name, $0.value) }) { _, last in last }
        switch (request.method, parts.first, parts.dropFirst().first) {
        case (.get, "status", nil): return .now(Self.json(200, statusJSON))
        case (.post, "flows", let number?): return flow(number, parameters)
        case (.post, "calls", nil): return .now(call(parameters))
        case (.delete, "calls", let id?):
            guard let id = Int32(id), act({ portal, now in portal.hangUp(id, at: now) }) else {
                return .now(Self.problem(404, "nobody is on call \(id)"))
            }
            return .now(Self.json(200, .object(["callId": .integer(Int(id))])))
        case (.post, "loads", nil): return .now(load(parameters))
        case (.post, "faults", nil): return .now(fault(request.parameters.map { ($0.name, $0.value) }))
        case (.delete, "faults", nil):
            state.withLock { $0.faults = PortalFaults() }
            act { portal, _ in portal.setRejects(0) }
            return .now(Self.json(200, .object([:])))
        case (.post, "link", nil): return .now(link(parameters))
        case (.post, "services", let id?): return .now(service(id, parameters))
        default:
            return .now(
                Self.problem(
                    404, "the commands are GET status, POST flows/N, calls, loads, faults, link and services/ID"))
        }
    }

    private func flow(_ number: String, _ parameters: [String: String]) -> HTTPReply {
        guard let flow = Int(number).flatMap({ Flow($0) }) else {
            return .now(Self.problem(404, "the flows are those from 1 to \(Flow.all.count)"))
        }
        let pace = parameters["pace"].flatMap { Duration(commanded: $0) }
        guard pace != nil || parameters["pace"] == nil else { return .now(Self.noTime("pace")) }
        return .later { [self] in
            guard let run = await play(flow, pace: pace) else { return Self.problem(503, "the portal ended") }
            let isDone = run.state == .done
            var reason: String?
            if case .failed(let words) = run.state { reason = words }
            return Self.json(
                isDone ? 200 : 409,
                .object([
                    "flow": .integer(flow.number), "name": .string(flow.name),
                    "status": .string(isDone ? "done" : "failed"), "reason": reason.map { .string($0) },
                    "agents": .array(run.agents.map { .integer(Int($0)) }),
                    "callSequenceId": .integer(Int(run.sequence)),
                ]))
        }
    }

    /// Plays a flow to its end; nil if the portal ends before.
    package func play(_ flow: Flow, pace: Duration? = nil) async -> FlowRun? {
        await withCheckedContinuation { continuation in
            let id = act { portal, now in
                if let pace { portal.setPace(pace.wholeMilliseconds) }
                return portal.start(flow, at: now)
            }
            state.withLock { $0.waiting[id] = continuation }
            // It may have ended before anybody waited for it.
            act { _, _ in }
        }
    }

    private func call(_ parameters: [String: String]) -> HTTPResponse {
        guard let service = Int32(parameters["service"] ?? "") else {
            return Self.problem(400, "say which service is called: service=3")
        }
        var caller = Caller(ani: parameters["ani"] ?? "0541111111", dnis: parameters["dnis"] ?? "1700500")
        for (name, path) in [("talk", \Caller.talk), ("patience", \Caller.patience)] {
            guard let text = parameters[name] else { continue }
            guard let time = Duration(commanded: text) else { return Self.noTime(name) }
            caller[keyPath: path] = time.wholeMilliseconds
        }
        guard let id = act({ portal, now in portal.call(caller, service: service, at: now) }) else {
            return Self.problem(404, "there is no service \(service)")
        }
        return Self.json(200, .object(["callId": .integer(Int(id))]))
    }

    private func load(_ parameters: [String: String]) -> HTTPResponse {
        guard !parameters.isEmpty else {
            act { portal, now in portal.startLoads(at: now) }
            return Self.json(200, .object([:]))
        }
        guard let service = Int32(parameters["service"] ?? ""), let rate = Double(parameters["rate"] ?? ""), rate > 0,
            rate <= 100_000, parameters["calls"].map({ Int($0) ?? 0 > 0 }) ?? true,
            parameters.keys.allSatisfy({ ["service", "rate", "calls"].contains($0) })
        else {
            return Self.problem(
                400, "say which service, how many calls a second and how many: service=3&rate=20&calls=100")
        }
        let plan = LoadPlan(
            service: service, arrivals: .poisson(rate: rate / 1000), calls: parameters["calls"].flatMap { Int($0) })
        guard act({ portal, now in portal.add(plan, at: now) }) else {
            return Self.problem(404, "there is no service \(service)")
        }
        return Self.json(200, .object([:]))
    }

    private func fault(_ parameters: [(String, String)]) -> HTTPResponse {
        var commands: [FaultCommand] = []
        for (name, value) in parameters {
            guard let command = FaultCommand(value.isEmpty ? name : "\(name)=\(value)") else {
                return Self.problem(400, "\(name) is none of \(FaultCommand.forms.joined(separator: ", "))")
            }
            commands.append(command)
        }
        for command in commands { schedule(command) }
        return Self.json(200, .object([:]))
    }

    private func link(_ parameters: [String: String]) -> HTTPResponse {
        guard let component = ComponentType(rawValue: parameters["component"] ?? "CenterCord"),
            let linkState = ComponentState(rawValue: parameters["state"] ?? ""), component != .invalid,
            linkState != .invalid
        else { return Self.problem(400, "say what is how: component=CenterCord&state=Down") }
        act { portal, now in portal.setLink(component, linkState, at: now) }
        return Self.json(200, .object([:]))
    }

    private func service(_ id: String, _ parameters: [String: String]) -> HTTPResponse {
        guard let serviceState = ServiceState(rawValue: parameters["state"] ?? "") else {
            let names = ServiceState.allCases.map(\.rawValue).joined(separator: ", ")
            return Self.problem(400, "state is one of \(names)")
        }
        guard let id = Int32(id), act({ portal, now in portal.setService(id, to: serviceState, at: now) }) else {
            return Self.problem(404, "there is no service \(id)")
        }
        return Self.json(200, .object([:]))
    }

    private var statusJSON: JSON {
        let status = status
        let routes = status.routes
        let deliveries = deliveries
        return .object([
            "sessions": .integer(status.sessions), "onLine": .integer(status.onLine), "calls": .integer(status.calls),
            "made": .integer(status.made), "done": .bool(status.isDone),
            "routes": .object([
                "requests": .integer(routes.requests), "routed": .integer(routes.routed),
                "defaulted": .integer(routes.defaulted), "timedOut": .integer(routes.timedOut),
                "failed": .integer(routes.failed), "callersGone": .integer(routes.callersGone),
                "rejected": .integer(routes.rejected), "late": .integer(routes.late), "open": .integer(routes.open),
                "p50Milliseconds": routes.latency(0.5).map { .integer(Int($0)) },
                "p99Milliseconds": routes.latency(0.99).map { .integer(Int($0)) },
            ]),
            "events": .object([
                "delivered": .integer(deliveries.delivered), "lost": .integer(deliveries.lost),
                "discarded": .integer(deliveries.discarded),
            ]),
        ])
    }

    private static func json(_ status: HTTPStatus, _ json: JSON) -> HTTPResponse {
        HTTPResponse(status, type: "application/json", body: Array((json.text + "\n").utf8))
    }

    private static func problem(_ status: HTTPStatus, _ words: String) -> HTTPResponse {
        json(status, .object(["error": .string(words)]))
    }

    private static func noTime(_ name: String) -> HTTPResponse {
        problem(400, "\(name) is a time such as 30s, up to \(Duration.longestCommanded.written)")
    }

    private static func isLocal(_ peer: String) -> Bool {
        peer.hasPrefix("127.") || peer == "::1" || peer.hasPrefix("::ffff:127.")
    }
}
