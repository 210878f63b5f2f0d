/// A category of events that a session registers for.
public enum MessageClass: String, WireEnumeration {
    case invalid = "INVALID"
    case agent = "EventCategoryAgent"
    case call = "EventCategoryCall"
    case route = "EventCategoryRoute"
    case system = "EventCategorySystem"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIMessageClass"
}
