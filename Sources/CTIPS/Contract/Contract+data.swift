extension Contract {
    /// What requests and events carry: guide, appendix A.
    static let dataTypes: [RecordType] = [
        .record(
            "UserCredentials", in: .common,
            fields: [
                .text("UserName"), .text("Password"),
            ]),
        .record(
            "CTICallDataItem", in: .common,
            fields: [
                .text("key"), .text("value"),
            ]),
        .record(
            "CTIServiceInfo", in: .publish,
            fields: [
                .int("ServiceId"), .enumeration("ServiceState", "CTIServiceState"),
            ]),
        .record(
            "CTICallInfo", in: .publish,
            fields: [
                .text("ANI"), .text("DNIS"), .text("FirstName"), .text("LastName"), .text("PhoneNumber"),
                .text("CallerId"), .records("CallData", "CTICallDataItem"),
            ]),
        .record(
            "CTISnapShotAgentData", in: .publish,
            fields: [
                .int("AgentId"), .text("AgentLoginName"), .enumerations("AgentCapabilities", "CTIAgentCapabilities"),
                .int("AgentWorkGroupId"), .int("CallId"), .int("ResourceGroupId"), .int("ChannelId"),
                .int("CircuitId"), .int("SwitchId"), .enumeration("AgentState", "CTIAgentState"),
                .records("Services", "CTIServiceInfo"), .enumeration("MediaType", "CTIMediaType"),
                .text("SipIpAddress").accepting("SipAddress"),
                .int("SipPortNumber").accepting("SipPort").accepting("SipIpPort"), .text("AgentStationAddress"),
            ]),
        .record(
            "CTISnapShotCallData", in: .publish,
            fields: [
                .int("CallId"), .long("CallSequenceId"), .int("CallOriginatingSiteId"), .int("ResourceGroupId"),
                .int("ChannelId"), .int("CircuitId"), .int("SwitchId"), .int("ServiceId"),
                .enumeration("DestType", "CTIDestinationType"), .text("Destination"),
                .enumeration("CallState", "CTICallState"), .text("ANI"), .text("DNIS"),
                .enumeration("CallType", "CTICallType"), .int("AgentId"), .enumeration("MediaType", "CTIMediaType"),
                .text("SipIpAddress").accepting("SipAddress"),
                .int("SipPortNumber").accepting("SipPort").accepting("SipIpPort"),
            ]),
        .record(
            "CTISnapShotServiceData", in: .publish,
            fields: [
                .int("ServiceId"), .enumeration("ServiceState", "CTIServiceState"), .flag("ExternalRoutingEnabled"),
            ]),
        .record(
            "SessionObject", in: .requests,
            fields: [
                .text("SessionId"), .enumeration("Response", "ResponseCode"), .int("status").guideOnly,
            ]),
        .record(
            "CTIPortalServiceFault", in: .requests,
            fields: [
                .enumeration("ErrorCode", "FaultErrorCode"), .text("Message"),
            ]),
    ]
}
