/// What an agent may do.
public enum AgentCapability: String, WireEnumeration {
    case invalid = "INVALID"
    case standardAgent = "StandardAgent"
    case director = "Director"
    case onDemand = "OnDemand"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIAgentCapabilities"
}
