/// Whether a link stands.
public enum ComponentState: String, WireEnumeration {
    case invalid = "INVALID"
    case up = "Up"
    case down = "Down"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIComponentState"
}
