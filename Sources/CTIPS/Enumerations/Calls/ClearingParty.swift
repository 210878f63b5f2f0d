/// Who hung up first.
public enum ClearingParty: String, WireEnumeration {
    case invalid = "INVALID"
    case nearEnd = "NearEnd"
    case farEnd = "FarEnd"
    case `internal` = "Internal"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIClearingPartyType"
}
