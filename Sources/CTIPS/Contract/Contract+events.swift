extension Contract {
    /// The bases, and agent, routing and system events: guide, chapter 4.
    static let events: [RecordType] = [
        .record(
            "CTIEvent", in: .publish,
            fields: [
                .enumeration("EventCategory", "CTIEventCategory"), .enumeration("EventType", "CTIEventType"),
                .int("SiteId"), .int("TenantId"), .int("RequestId"),
            ]),
        .record(
            "CTIFilter", in: .publish, extending: "CTIEvent",
            fields: [
                .int("SwitchId"), .int("ServiceId"), .int("AgentId"),
            ]),
        .record(
            "CTIAgentLoginStateChange", in: .publish, extending: "CTIFilter",
            fields: [
                .text("AgentLoginName"), .enumeration("LoginState", "CTIAgentLoginState"), .int("AgentWorkGroupId"),
                .enumerations("AgentCapabilities", "CTIAgentCapabilities"), .text("AgentStationAddress"),
                .text("AgentMailbox"), .int("ResourceGroupId"), .int("CircuitId"), .int("ChannelId"),
                .text("SipIpAddress").accepting("SipAddress"),
                .int("SipPortNumber").accepting("SipPort").accepting("SipIpPort"),
                .records("ServiceState", "CTIServiceInfo"), .int("AgentCTIId"),
            ]),
        .record(
            "CTIAgentLoginRequestFailed", in: .publish, extending: "CTIFilter",
            fields: [
                .text("AgentLoginName"), .text("FailureReason"), .enumeration("FailureType", "CTIFailureType"),
            ]),
        .record(
            "CTIAgentStateChange", in: .publish, extending: "CTIFilter",
            fields: [
                .enumeration("AgentState", "CTIAgentState"), .int("CallId").optional, .ints("ServiceIds"),
                .text("SipAddress").guideOnly.accepting("SipIpAddress"),
                .int("SipPort").guideOnly.accepting("SipPortNumber").accepting("SipIpPort"),
            ]),
        .record(
            "CTIAgentRequestFailed", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId").optional, .text("FailureReason"), .enumeration("FailureType", "CTIFailureType"),
            ]),
        .record(
            "CTIAudioPathStateChange", in: .publish, extending: "CTIFilter",
            fields: [
                .int("ResourceGroupId"), .int("CircuitId"), .int("ChannelId"),
                .text("SipIpAddress").accepting("SipAddress"),
                .int("SipPortNumber").alias("SipIpPort").accepting("SipPort"),
                .enumeration("AudioPathState", "CTIAudioPathState"), .ints("ServiceIds"),
            ]),
        .record(
            "CTIEnterPasscode", in: .publish, extending: "CTIFilter",
            fields: [
                .flag("ReEnterFlag").optional, .text("PasscodeDigits"), .ints("ServiceIds"),
                .int("ResourceGroupId").guideOnly,
            ]),
        .record(
            "CTIServiceStateChange", in: .publish, extending: "CTIFilter",
            fields: [
                .enumeration("ServiceState", "CTIServiceState"), .ints("AgentIdList").alias("RequestIdList"),
            ]),
        .record(
            "CTIRouteRequest", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .int("RouteTimeout"), .int("ResourceGroupId"), .int("CircuitId"), .int("ChannelId"),
                .enumeration("MediaType", "CTIMediaType"), .text("SipIpAddress").accepting("SipAddress"),
                .int("SipPortNumber").accepting("SipPort").accepting("SipIpPort"), .record("CallInfo", "CTICallInfo"),
                .long("CallSequenceId").optional, .int("CallOriginatingSiteId").optional,
            ]),
        .record(
            "CTIRouteRequestFailed", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .enumeration("FailureType", "CTIFailureType"), .text("FailureReason"),
                .long("CallSequenceId").optional, .int("CallOriginatingSiteId").optional,
            ]),
        .record(
            "CTIRouteUsed", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .enumeration("RouteStatus", "CTIRouteStatusType"),
                .enumeration("RouteType", "CTIRouteType"), .text("RouteDestination"), .long("CallSequenceId").optional,
                .int("CallOriginatingSiteId").optional,
            ]),
        .record(
            "CTIRouteRejected", in: .publish, extending: "CTIFilter",
            fields: [
                .int("CallId"), .enumeration("RouteRejectReason", "CTIRejectReason"), .long("CallSequenceId").optional,
                .int("CallOriginatingSiteId").optional,
            ]),
        .record(
            "CTILinkStatus", in: .publish, extending: "CTIFilter",
            fields: [
                .enumeration("ComponentType", "CTIComponentType"), .enumeration("ComponentState", "CTIComponentState"),
            ]),
        .record(
            "CTISnapShotRequestFailed", in: .publish, extending: "CTIFilter",
            fields: [
                .text("FailureReason"), .enumeration("FailureType", "CTIFailureType"),
            ]),
        .record(
            "CTISnapShotUpdate", in: .publish, extending: "CTIEvent",
            fields: [
                .enumeration("SnapShotType", "CTIEntityType"), .record("AgentData", "CTISnapShotAgentData"),
                .record("CallData", "CTISnapShotCallData"), .record("ServiceData", "CTISnapShotServiceData"),
                .flag("SnapShotTypeComplete"), .flag("SnapShotComplete").guideOnly,
            ]),
    ]
}
