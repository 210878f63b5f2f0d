/// Whether a call went where it was sent.
public enum RouteStatus: String, WireEnumeration {
    case invalid = "INVALID"
    case routeSuccess = "RouteSuccess"
    case routeDefaultUsed = "RouteDefaultUsed"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIRouteStatusType"
}
