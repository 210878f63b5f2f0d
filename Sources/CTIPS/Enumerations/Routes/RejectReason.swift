/// Why the portal could not use a route.
public enum RejectReason: String, WireEnumeration {
    case invalid = "INVALID"
    case noRouteToDestination = "NoRouteToDestination"
    case routeTimeout = "RouteTimeout"
    case callCleared = "CallCleared"
    case callAlreadyRouted = "CallAlreadyRouted"
    case destinationBusy = "DestinationBusy"
    case unknownReason = "UnknownReason"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIRejectReason"
}
