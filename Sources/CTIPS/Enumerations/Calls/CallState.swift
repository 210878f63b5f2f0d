/// Where a call stands, in a snapshot.
public enum CallState: String, WireEnumeration {
    case invalid = "INVALID"
    case callCleared = "CallCleared"
    case callConnected = "CallConnected"
    case callConsulting = "CallConsulting"
    case callDelivered = "CallDelivered"
    case callEnd = "CallEnd"
    case callEstablished = "CallEstablished"
    case callError = "CallError"
    case callStateUnknown = "CallStateUnknown"
    case callOffered = "CallOffered"
    case callOriginated = "CallOriginated"
    case callTransferred = "CallTransferred"
    case callOnHoldDialing = "CallOnHoldDialing"
    case callHeld = "CallHeld"
    case callRetrieved = "CallRetrieved"
    case callConferenced = "CallConferenced"
    case digitsDialed = "DigitsDialed"

    /// The name of the type in the contract.
    public static let contractName: String = "CTICallState"
}
