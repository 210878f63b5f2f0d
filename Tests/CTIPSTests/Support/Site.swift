@testable import CTIPS

/// Values of a small site, to write tests with.
enum Site {
    static let credentials = Credentials(userName: "router", password: "canary-9f3")

    static func settings(portals: Int = 2) -> SessionSettings {
        var settings = SessionSettings(
            portals: (1...portals).map { "http://portal\($0):8170/p" }, credentials: credentials, tenantID: 1,
            callback: "http://client:8730/PublishEvents")
        settings.categories = [.route, .system]
        settings.filters = [Filter(.serviceID, "3")]
        return settings
    }

    static func call(_ id: Int32, sequence: Int64? = nil) -> CallIdentity {
        CallIdentity(tenantID: 1, originatingSiteID: 1, sequenceID: sequence ?? Int64(id) + 9000, callID: id)
    }

    static func header(request: Int32 = 0, service: Int32 = 0, agent: Int32 = 0) -> EventHeader {
        var header = EventHeader()
        (header.siteID, header.tenantID, header.requestID) = (1, 1, request)
        (header.serviceID, header.agentID) = (service, agent)
        return header
    }

    static func request(_ id: Int32, timeout: Int32 = 4) -> RouteRequest {
        RouteRequest(header: header(service: 3), call: call(id), timeout: timeout, info: CallInfo())
    }

    static func outcome(_ id: Int32, request: Int32, _ result: RouteOutcome.Result) -> RouteOutcome {
        RouteOutcome(header: header(request: request), call: call(id), result: result)
    }

    static func event(_ type: EventType, _ call: Int32, service: Int32 = 0, agent: Int32 = 0, next: Int32 = 0)
        -> CallEvent
    {
        CallEvent(type, header: header(service: service, agent: agent), call: self.call(call), successorID: next)
    }

    static func agent(_ agent: Int32, _ state: AgentState, call: Int32 = 0, services: [Int32] = []) -> AgentEvent {
        AgentEvent(header: header(agent: agent), change: .state(state, callID: call, services: services))
    }
}
