/// What became of a request for call data.
public enum CallDataUpdate: String, WireEnumeration {
    case invalid = "INVALID"
    case getCallDataReturned = "GetCallDataReturned"
    case getCallDataNotReturned = "GetCallDataNotReturned"
    case setCallDataSucceeded = "SetCallDataSucceeded"

    /// The name of the type in the contract.
    public static let contractName: String = "CTICallDataUpdateType"
}
