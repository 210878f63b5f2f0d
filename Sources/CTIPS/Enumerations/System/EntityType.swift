/// What a snapshot is asked for.
public enum EntityType: String, WireEnumeration {
    case invalid = "INVALID"
    case agentInfo = "AgentInfo"
    case callInfo = "CallInfo"
    case serviceInfo = "ServiceInfo"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIEntityType"
}
