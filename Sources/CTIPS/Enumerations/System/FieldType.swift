/// What a filter compares.
public enum FieldType: String, WireEnumeration {
    case invalid = "INVALID"
    case agentID = "FT_AGENT_ID"
    case serviceID = "FT_SERVICE_ID"
    case switchID = "FT_SWITCH_ID"
    case tenantID = "FT_TENANT_ID"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIFieldType"

    /// The number that the contract gives the value, where it does not simply count.
    public var number: Int {
        switch self {
        case .invalid: 0
        case .agentID: 20
        case .serviceID: 21
        case .switchID: 22
        case .tenantID: 23
        }
    }
}
