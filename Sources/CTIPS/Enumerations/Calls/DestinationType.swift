/// What kind of party a call goes to.
public enum DestinationType: String, WireEnumeration {
    case invalid = "INVALID"
    case agent = "Agent"
    case service = "Service"
    case external = "External"
    case noDestination = "NoDestination"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIDestinationType"
}
