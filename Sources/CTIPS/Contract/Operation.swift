/// A request of the client to the portal, or a callback of the portal to the client.
public enum Operation: String, CaseIterable, Hashable, Sendable {
    case openConnection = "OpenConnection"
    case closeConnection = "CloseConnection"
    case onLine = "OnLine"
    case offLine = "OffLine"
    case addMessageClass = "AddMessageClass"
    case deleteMessageClass = "DeleteMessageClass"
    case addFilter = "AddFilter"
    case deleteFilter = "DeleteFilter"
    case snapshot = "Snapshot"
    case routeSelect = "RouteSelect"
    case setAgentState = "SetAgentState"
    case getAgentState = "GetAgentState"
    case loginAgent = "LoginAgent"
    case logoutAgent = "LogoutAgent"
    case panicLogout = "PanicLogout"
    /// The published name of ``panicLogout``, which is the guide's: served like it, and in no description of ours.
    case panicLogoutAgent = "PanicLogoutAgent"
    case setDisposition = "SetDisposition"
    case acceptCall = "AcceptCall"
    case clearCall = "ClearCall"
    case conferenceCall = "ConferenceCall"
    case consultationCall = "ConsultationCall"
    case holdCall = "HoldCall"
    case makeCall = "MakeCall"
    case retrieveCall = "RetrieveCall"
    case transferCall = "TransferCall"
    case getCallData = "GetCallData"
    case setCallData = "SetCallData"
    case sendDTMFDigits = "SendDTMFDigits"
    case publishEvent = "PublishCTIEvent"
    case heartbeatMessage = "HeartbeatMessage"
    /// The published form of the heartbeat; the guide's is ``heartbeatMessage``.
    case heartbeat = "Heartbeat"
    case startSession = "StartSession"

    /// The requests that the portal serves, in the order of its description.
    public static let requests = allCases.filter { !$0.isCallback && $0 != .panicLogoutAgent }

    /// The operations that the client serves.
    public static let callbacks = allCases.filter(\.isCallback)

    /// Whether the client serves it, not the portal.
    public var isCallback: Bool {
        switch self {
        case .publishEvent, .heartbeatMessage, .heartbeat, .startSession: true
        default: false
        }
    }

    /// The value of the `SOAPAction` header. A peer made with .NET dispatches by it.
    public var action: String { "\(namespace.uri)/\(contract)/\(rawValue)" }

    /// The interface that declares it. The portal's inherits from two others, and an action names the declaring one.
    var contract: String {
        switch self {
        case .openConnection, .closeConnection, .onLine, .offLine, .addMessageClass, .deleteMessageClass, .addFilter,
            .deleteFilter, .snapshot:
            "RegistrationService"
        case .routeSelect: "RoutingService"
        case .publishEvent, .heartbeatMessage, .heartbeat, .startSession: "CTIEventService"
        default: "AgentCallService"
        }
    }

    /// Its place among all operations.
    var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    var namespace: ContractNamespace { isCallback ? .publish : .requests }
}
