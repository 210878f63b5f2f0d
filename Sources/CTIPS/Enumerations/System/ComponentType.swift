/// Whose link an event speaks of.
public enum ComponentType: String, WireEnumeration {
    case invalid = "INVALID"
    case gateway = "Gateway"
    case centerCord = "CenterCord"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIComponentType"
}
