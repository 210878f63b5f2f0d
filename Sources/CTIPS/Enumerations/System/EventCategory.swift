/// The category that an event belongs to.
public enum EventCategory: String, WireEnumeration {
    case invalid = "INVALID"
    case agent = "EventCategoryAgent"
    case call = "EventCategoryCall"
    case route = "EventCategoryRoute"
    case system = "EventCategorySystem"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIEventCategory"
}
