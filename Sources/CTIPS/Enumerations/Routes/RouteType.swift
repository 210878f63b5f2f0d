/// Where a call is sent.
public enum RouteType: String, WireEnumeration {
    case invalid = "INVALID"
    case agent = "RouteToAgent"
    case service = "RouteToService"
    case external = "RouteToExternal"
    case `default` = "RouteToDefault"
    case ivr = "Ivr"
    case voicemail = "Voicemail"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIRouteType"
}
