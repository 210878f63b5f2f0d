/// Whether the other party was spoken to first.
public enum TransferType: String, WireEnumeration {
    case invalid = "INVALID"
    case blind = "Blind"
    case consultation = "Consultation"

    /// The name of the type in the contract.
    public static let contractName: String = "CTITransferType"
}
