/// The answer to a request to open a session.
public enum ResponseCode: String, WireEnumeration {
    case success = "_success"
    case succeeded = "success"
    case failed = "failed"
    case requestTimeout = "requestTimeout"
    case requestFailed = "requestFailed"
    case requestNotFound = "requestNotFound"
    case requestFailedSessionNotFound = "requestFailedSessionNotFound"
    case requestFailedCentercordNotUp = "requestFailedCentercordNotUp"
    case requestFailedCCConnectionLost = "requestFailedCCConnectionLost"
    case requestFailedException = "requestFailedException"
    case serviceReady = "serviceReady"
    case serviceNotReady = "serviceNotReady"
    case serviceUnavailable = "serviceUnavailable"
    case serviceAlreadyStarted = "serviceAlreadyStarted"
    case serviceFailed = "serviceFailed"
    case serviceShutdownFailed = "serviceShutdownFailed"
    case invalidData = "invalidData"
    case invalidParameter = "invalidParameter"
    case invalidURL = "invalidURL"
    case unknownServer = "unknownServer"
    case invalidSessionID = "invalidSessionId"
    case maxNumberofClients = "maxNumberofClients"
    case logonSuccess = "logonSuccess"
    case userLoggedOn = "userLoggedOn"
    case userLoggedOff = "userLoggedOff"
    case logonFailed = "logonFailed"
    case userNotDefined = "userNotDefined"
    case unhandledException = "unhandledException"
    case unspecified = "unspecified"

    /// The name of the type in the contract.
    public static let contractName: String = "ResponseCode"

    /// The number that the contract gives the value, where it does not simply count.
    public var number: Int {
        switch self {
        case .success: 0
        case .succeeded: 101
        case .failed: 201
        case .requestTimeout: 202
        case .requestFailed: 203
        case .requestNotFound: 204
        case .requestFailedSessionNotFound: 205
        case .requestFailedCentercordNotUp: 206
        case .requestFailedCCConnectionLost: 207
        case .requestFailedException: 208
        case .serviceReady: 301
        case .serviceNotReady: 302
        case .serviceUnavailable: 303
        case .serviceAlreadyStarted: 304
        case .serviceFailed: 305
        case .serviceShutdownFailed: 306
        case .invalidData: 401
        case .invalidParameter: 402
        case .invalidURL: 403
        case .unknownServer: 404
        case .invalidSessionID: 405
        case .maxNumberofClients: 501
        case .logonSuccess: 601
        case .userLoggedOn: 602
        case .userLoggedOff: 603
        case .logonFailed: 604
        case .userNotDefined: 605
        case .unhandledException: 998
        case .unspecified: 999
        }
    }
}
