package import HTTP
import Lookups
import Routing
import RuleFiles
import Workbench

/// The service's own interface: decide a call, look at decisions, reload rules, and what monitoring asks for.
package struct APIEndpoint: Sendable {
    let desk: DecisionDesk
    let health: ServiceHealth
    let token: Secret?
    let masksCaller: Bool
    let reload: @Sendable () async -> ReloadResult

    package func reply(to request: HTTPRequest) -> HTTPReply {
        let path = request.path
        switch path {
        case "/healthz": return answer(request, .get) { .text(200, "ok") }
        case "/readyz":
            return answer(request, .get) {
                let reasons = health.reasonsAgainst
                return reasons.isEmpty ? .text(200, "ready") : .text(503, reasons.joined(separator: "\n"))
            }
        default: break
        }
        guard isAllowed(request) else {
            desk.counters.answered(401)
            var response = APIError("this takes the token: Authorization: Bearer …").response(401)
            response.headers.append("WWW-Authenticate", "Bearer realm=\"callsteer\"")
            return .now(response)
        }
        switch path {
        case "/metrics":
            return work(request) {
                HTTPResponse(
                    200, type: "text/plain; version=0.0.4; charset=utf-8",
                    body: Array(ServiceMetrics(desk: desk, health: health).text.utf8))
            }
        case "/v1/route": return route(request)
        case "/v1/decisions": return decisions(request)
        case "/v1/rules": return answer(request, .get) { rules() }
        case "/v1/rules/reload": return reloadRules(request)
        default:
            if path.hasPrefix("/v1/decisions/") {
                return work(request) { decision(String(path.dropFirst("/v1/decisions/".count))) }
            }
            return .now(counted(APIError("there is no \(path.quoted)").response(404)))
        }
    }

    private func isAllowed(_ request: HTTPRequest) -> Bool {
        guard let token else { return true }
        let given = request.headers["Authorization"] ?? ""
        return given.count > 7 && given.prefix(7).lowercased() == "bearer " && token.matches(given.dropFirst(7))
    }

    private func counted(_ response: HTTPResponse) -> HTTPResponse {
        desk.counters.answered(response.status.code)
        return response
    }

    /// Answers a request of that method alone; HEAD is GET without the body.
    private func answer(_ request: HTTPRequest, _ method: HTTPMethod, _ work: () -> HTTPResponse) -> HTTPReply {
        guard isMethod(request, method) else { return wrongMethod(request, method) }
        return .now(counted(work()))
    }

    /// The same for what takes longer than the others on the thread should wait for: it may be the one that reads events.
    private func work(_ request: HTTPRequest, _ work: @escaping @Sendable () -> HTTPResponse) -> HTTPReply {
        guard isMethod(request, .get) else { return wrongMethod(request, .get) }
        return .later { counted(work()) }
    }

    private func isMethod(_ request: HTTPRequest, _ method: HTTPMethod) -> Bool {
        request.method == method || (method == .get && request.method == .head)
    }

    private func wrongMethod(_ request: HTTPRequest, _ method: HTTPMethod) -> HTTPReply {
        var response = APIError("\(request.path) takes \(method), not \(request.method)").response(405)
        response.headers.append("Allow", method == .get ? "GET, HEAD" : method.description)
        return .now(counted(response))
    }

    private func route(_ request: HTTPRequest) -> HTTPReply {
        guard request.method == .post else { return wrongMethod(request, .post) }
        let asked: RouteQuery
        let rules = desk.rules.current
        do throws(APIError) {
            asked = try RouteQuery(request.body, rules.version)
        } catch {
            return .now(counted(error.response(400)))
        }
        let wantsTrace = request.parameters.contains { $0.name == "trace" && $0.value != "0" && $0.value != "false" }
        let queues = health.queueBoard(for: rules.version)
        if rules.version.file.lookups.isEmpty {
            // No database, no waiting: as good at once.
            guard let record = rules.version.decideAtOnce(asked.call, at: asked.moment, queues: queues) else {
                return .now(counted(APIError("this call cannot be decided").response(500)))
            }
            let entry = desk.entry(record, by: rules.version, .api)
            desk.close(entry)
            guard wantsTrace else { return .now(counted(document(entry, isTraced: false))) }
            return .later { counted(document(entry, isTraced: true)) }
        }
        return .later {
            let entry = await desk.decide(asked.call, at: asked.moment, by: rules, queues: queues)
            return counted(document(entry, isTraced: wantsTrace))
        }
    }

    private func document(_ entry: DecisionEntry, isTraced: Bool) -> HTTPResponse {
        let (rules, record) = (entry.rules, entry.record)
        let explanation =
            isTraced ? rules.explain(record.call, knowing: record.facts, at: record.moment) : nil
        let document = DecisionJSON(rules: rules).document(record, explanation: explanation)
        guard case .object(let members) = document else { return HTTPResponse(500) }
        var all = [JSON.Member("id", .string("\(entry.id)")), JSON.Member("origin", .string(entry.origin.rawValue))]
        if let end = entry.end {
            all.append(JSON.Member("end", .string(end.name)))
            all.append(JSON.Member("endMilliseconds", .integer(end.milliseconds)))
        }
        return .json(200, .object(all + members))
    }

    private func decisions(_ request: HTTPRequest) -> HTTPReply {
        var limit = 50
        for (name, value) in request.parameters {
            guard name == "limit", let number = Int(value), (1...10_000).contains(number) else {
                return answer(request, .get) {
                    APIError("'limit' is the only parameter, a number from 1 to 10000").response(400)
                }
            }
            limit = number
        }
        let asked = limit
        return asked > 100 ? work(request) { last(asked) } : answer(request, .get) { last(asked) }
    }

    private func last(_ limit: Int) -> HTTPResponse {
        let line = DecisionLine(masksCaller: masksCaller)
        let entries = desk.recent.last(limit).map(line.json)
        return .json(200, .object(["schemaVersion": .integer(1), "decisions": .array(entries)]))
    }

    private func decision(_ text: String) -> HTTPResponse {
        guard let id = DecisionID(text), let entry = desk.recent[id] else {
            return APIError("there is no decision \(text.quoted), or none any more").response(404)
        }
        return document(entry, isTraced: true)
    }

    private func rules() -> HTTPResponse {
        let version = desk.rules.current.version
        return .json(200, RulesDocument(version).json(health.lastReload))
    }

    private func reloadRules(_ request: HTTPRequest) -> HTTPReply {
        guard request.method == .post else { return wrongMethod(request, .post) }
        return .later {
            switch await reload() {
            case .loaded(let version): counted(.json(200, RulesDocument(version).json("loaded")))
            case .unchanged(let version): counted(.json(200, RulesDocument(version).json("unchanged")))
            case .refused(let findings):
                counted(.json(422, RulesDocument(desk.rules.current.version).refusal(findings)))
            }
        }
    }
}
