extension Contract {
    /// Arguments of agent and call control requests: guide, chapter 3.
    static let agentArguments: [RecordType] = [
        .record(
            "LoginAgentArgs", in: .requests, extending: "CommonRequestArgs",
            fields: [
                .text("AgentLoginName"), .text("StationId"),
                .enumeration("InitState", "CTIAgentState").alias("InitialState"), .int("MultiLine").optional,
            ]),
        .record(
            "AgentArgs", in: .requests, extending: "CommonRequestArgs",
            fields: [
                .int("AgentIdx").alias("AgentId")
            ]),
        .record(
            "SetAgentStateArgs", in: .requests, extending: "AgentArgs",
            fields: [
                .enumeration("NewState", "CTIAgentState")
            ]),
        .record("GetAgentStateArgs", in: .requests, extending: "AgentArgs"),
        .record(
            "LogoutAgentArgs", in: .requests, extending: "AgentArgs",
            fields: [
                .int("ReasonCode")
            ]),
        .record(
            "PanicLogoutArgs", in: .requests, extending: "AgentArgs",
            fields: [
                .texts("AgentLoginNameList"), .flag("LogoutAllAgents"),
            ]),
        .record(
            "CallArgs", in: .requests, extending: "AgentArgs",
            fields: [
                .int("CallId")
            ]),
        .record(
            "SetDispositionArgs", in: .requests, extending: "CallArgs",
            fields: [
                .int("DispositionId"), .flag("SummaryDispositionSuccessful"), .flag("WrapNotRequired"),
                .texts("UserData"),
            ]),
        .record(
            "AcceptCallArgs", in: .requests, extending: "CallArgs",
            fields: [
                .flag("AcceptCall"), .int("RejectReasonCode").alias("RejectReason"),
            ]),
        .record(
            "ConferenceCallArgs", in: .requests, extending: "CallArgs",
            fields: [
                .int("ConsultationCallId")
            ]),
        .record(
            "ConsultationCallArgs", in: .requests, extending: "CallArgs",
            fields: [
                .enumeration("DestinationType", "CTIDestinationType"), .text("DestinationAddress"), .int("ServiceId"),
                .texts("UserData"),
            ]),
        .record(
            "MakeCallArgs", in: .requests, extending: "CallArgs",
            fields: [
                .int("ServiceId"), .enumeration("DestinationType", "CTIDestinationType"), .text("DestinationAddress"),
                .flag("WrapState"),
            ]),
        .record(
            "TransferCallArgs", in: .requests, extending: "CallArgs",
            fields: [
                .enumeration("TransferType", "CTITransferType"), .enumeration("DestinationType", "CTIDestinationType"),
                .text("DestinationAddress"), .int("ConsultationCallId"), .texts("UserData"), .int("ServiceId"),
            ]),
        .record(
            "SetCallDataArgs", in: .requests, extending: "CallArgs",
            fields: [
                .texts("UserData")
            ]),
        .record(
            "SendDTMFDigitsArgs", in: .requests, extending: "CallArgs",
            fields: [
                .text("DtmfDigits").alias("DTMFDigits")
            ]),
        .record("ClearCallArgs", in: .requests, extending: "CallArgs"),
        .record("HoldCallArgs", in: .requests, extending: "CallArgs"),
        .record("RetrieveCallArgs", in: .requests, extending: "CallArgs"),
        .record("GetCallDataArgs", in: .requests, extending: "CallArgs"),
    ]
}
