/// Whether an agent is logged in.
public enum LoginState: String, WireEnumeration {
    case invalid = "INVALID"
    case agentLoggedIn = "AgentLoggedIn"
    case agentLoggedOut = "AgentLoggedOut"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIAgentLoginState"
}
