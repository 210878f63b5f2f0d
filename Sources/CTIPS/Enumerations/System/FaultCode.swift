/// What a fault of the portal is about.
public enum FaultCode: String, WireEnumeration {
    case generalError = "GeneralError"
    case maxNumberClientConnections = "MaxNumberClientConnections"
    case invalidParameter = "InvalidParameter"
    case invalidSessionID = "InvalidSessionId"
    case invalidRequest = "InvalidRequest"
    case unknownRequest = "UnknownRequest"
    case requestFailed = "RequestFailed"
    case missingArgument = "MissingArg"
    case nullReference = "NullReference"
    case invalidTenantID = "InvalidTenantId"
    case sendRequestFailed = "SendRequestFailed"
    case invalidCallID = "InvalidCallId"
    case invalidRouteType = "InvalidRouteType"
    case invalidDestination = "InvalidDestination"

    /// The name of the type in the contract.
    public static let contractName: String = "FaultErrorCode"
}
