/// Whether an agent can take a call.
public enum AgentState: String, WireEnumeration {
    case invalid = "INVALID"
    case notReady = "NotReady"
    case notReadyPark = "NotReadyPark"
    case idle = "Idle"
    case pendingActive = "PendingActive"
    case active = "Active"
    case wrap = "Wrap"
    case wrapWarning = "WrapWarning"
    case reserved = "Reserved"
    case multiLine = "MultiLine"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIAgentState"
}
