/// Whether an agent can be heard.
public enum AudioPathState: String, WireEnumeration {
    case invalid = "INVALID"
    case connected = "Connected"
    case disconnected = "Disconnected"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIAudioPathState"
}
