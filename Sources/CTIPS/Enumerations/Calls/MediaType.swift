/// The medium of a call or of a station.
public enum MediaType: String, WireEnumeration {
    case invalid = "INVALID"
    case voiceAnalog = "VoiceAnalog"
    case voiceSip = "VoiceSip"
    case chat = "Chat"
    case email = "Email"
    case instantMessage = "IM"
    case workflow = "Workflow"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIMediaType"
}
