/// An event of the portal, as what it is about.
public enum Event: Hashable, Sendable {
    case routeRequest(RouteRequest)
    case routeOutcome(RouteOutcome)
    case call(CallEvent)
    case agent(AgentEvent)
    case service(ServiceEvent)
    case link(LinkEvent)
    case snapshot(SnapshotEvent)
    /// A snapshot that was asked for and cannot be had, under the request's id.
    case snapshotFailed(requestID: Int32, FailureType)
    /// Any other: failures of requests that a router does not make, pass codes, audio paths.
    case other(Record)

    /// Reads the event that the callback PublishCTIEvent carries.
    public init(_ record: Record) {
        switch record.name {
        case "CTIRouteRequest": self = .routeRequest(RouteRequest(record))
        case "CTIAgentStateChange", "CTIAgentLoginStateChange":
            self = AgentEvent(record).map(Event.agent) ?? .other(record)
        case "CTIServiceStateChange": self = .service(ServiceEvent(record))
        case "CTILinkStatus": self = .link(LinkEvent(record))
        case "CTISnapShotUpdate": self = .snapshot(SnapshotEvent(record))
        case "CTISnapShotRequestFailed":
            self = .snapshotFailed(requestID: record.id("RequestId"), record["FailureType"].enumerator())
        case let name:
            if let outcome = RouteOutcome(record) {
                self = .routeOutcome(outcome)
            } else if let type = EventType(rawValue: String(name.dropFirst(3))), type.isOfCall {
                self = .call(CallEvent(type, record))
            } else {
                self = .other(record)
            }
        }
    }
}

extension EventType {
    /// Whether it tells of a step in the life of a call.
    fileprivate var isOfCall: Bool {
        switch self {
        case .callCleared, .callCompleted, .callConferenced, .callConnected, .callConsultation, .callDataUpdate,
            .callDelivered, .callEnd, .callEstablished, .callHeld, .callOffered, .callOriginated, .callRetrieved,
            .callStarted, .callTransferred, .digitsDialed:
            true
        case .invalid, .filter, .agentLoginStateChange, .agentLoginRequestFailed, .agentStateChange,
            .agentRequestFailed, .audioPathStateChange, .enterPasscode, .serviceStateChange, .callRequestFailed,
            .routeRequest, .routeRequestFailed, .routeUsed, .routeReject, .linkStatus, .snapShot, .snapShotUpdate,
            .snapShotRequestFailed:
            false
        }
    }
}
