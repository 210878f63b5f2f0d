/// How a call came to be.
public enum CallType: String, WireEnumeration {
    case callTypeUnavailable = "CallTypeUnavailable"
    case inboundAcd = "InboundAcd"
    case inboundDid = "InboundDid"
    case inboundConsultation = "InboundConsultation"
    case inboundInternal = "InboundInternal"
    case inboundIvr = "InboundIvr"
    case outboundAod = "OutboundAod"
    case outboundConsultation = "OutboundConsultation"
    case outboundConsultationTransfer = "OutboundConsultationTransfer"
    case outboundMakecall = "OutboundMakecall"
    case conference = "Conference"
    case inboundIpniq = "InboundIpniq"

    /// The name of the type in the contract.
    public static let contractName: String = "CTICallType"
}
