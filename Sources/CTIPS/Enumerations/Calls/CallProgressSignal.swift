/// What is heard while a number is dialled.
public enum CallProgressSignal: String, WireEnumeration {
    case invalid = "INVALID"
    case none = "None"
    case ringing = "Ringing"
    case busy = "Busy"
    case sitTone = "SitTone"

    /// The name of the type in the contract.
    public static let contractName: String = "CTICallProgressSignalType"
}
