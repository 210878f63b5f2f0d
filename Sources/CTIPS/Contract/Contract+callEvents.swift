extension Contract {
    /// Call events: guide, chapter 4.
    static let callEvents: [RecordType] = [
        .record(
            "CTICallCleared", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"), .int("ConsultationCallId"),
                .enumeration("ClearingPartyType", "CTIClearingPartyType"),
            ]),
        .record(
            "CTICallCompleted", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"), .int("ResourceGroupId"),
                .int("ChannelId"), .int("CircuitId"),
            ]),
        .record(
            "CTICallConferenced", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"), .int("ConsultingCallId"),
                .int("ConsultedCallId"), .int("ConsultationAgentId"), .int("ConferenceCallId"),
            ]),
        .record(
            "CTICallConnected", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"), .flag("ResponseRequired"),
                .flag("PlayAudioAlert"), .flag("RejectReasonRequired"), .record("CallInfo", "CTICallInfo"),
                .enumeration("CallType", "CTICallType"), .int("OriginatingAgentId"), .int("ResourceGroupId"),
                .int("ChannelId"), .int("CircuitId"),
            ]),
        .record(
            "CTICallConsultation", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"), .int("ConsultationCallId"),
                .int("ConsultationAgentId"),
            ]),
        .record(
            "CTICallDataUpdate", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"),
                .records("CallData", "CTICallDataItem"), .enumeration("UpdateType", "CTICallDataUpdateType"),
            ]),
        .record(
            "CTICallDelivered", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"),
                .enumeration("CallType", "CTICallType"), .text("ANI"), .text("DNIS"),
            ]),
        .record(
            "CTICallEnd", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"), .int("AgentDisposition"),
                .records("CallData", "CTICallDataItem").optional,
            ]),
        .record(
            "CTICallEstablished", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"),
                .enumeration("MediaType", "CTIMediaType"), .text("SipIpAddress").accepting("SipAddress"),
                .int("SipPortNumber").accepting("SipPort").accepting("SipIpPort"), .int("ResourceGroupId"),
                .int("CircuitId"), .int("ChannelId"), .text("ANI"), .text("DNIS"),
            ]),
        .record(
            "CTICallHeld", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"),
            ]),
        .record(
            "CTICallOffered", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"), .int("ResourceGroupId"),
                .int("CircuitId"), .int("ChannelId"), .text("ANI"), .text("DNIS"),
            ]),
        .record(
            "CTICallOriginated", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"),
                .enumeration("DestType", "CTIDestinationType"), .text("Destination"), .int("ResourceGroupId"),
                .int("ChannelId"), .int("CircuitId"), .enumeration("CallProgressSignal", "CTICallProgressSignalType"),
            ]),
        .record(
            "CTICallRequestFailed", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"),
                .enumeration("FailureType", "CTIFailureType"), .text("FailureReason"),
            ]),
        .record(
            "CTICallRetrieved", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"),
            ]),
        .record(
            "CTICallStarted", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"), .int("ResourceGroupId"),
                .int("CircuitId"), .int("ChannelId"),
            ]),
        .record(
            "CTICallTransferred", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"), .int("ConsultingCallId"),
                .int("ConsultedCallId"), .int("ConsultationAgentId"), .int("TransferredCallId"),
                .int("TransferredCallSwitchId"),
            ]),
        .record(
            "CTIDigitsDialed", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"), .text("DigitString"),
            ]),
    ]
}
