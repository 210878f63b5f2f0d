extension Contract {
    /// Every enumeration: guide, appendix A. Where the guide has two spellings, the published one is the value and the
    /// other is read besides.
    static let enumerations: [EnumerationType] = [
        EnumerationType(AgentCapability.self),
        EnumerationType(AgentState.self),
        EnumerationType(CallProgressSignal.self),
        EnumerationType(ServiceState.self),
        EnumerationType(MediaType.self),
        EnumerationType(DestinationType.self),
        EnumerationType(CallState.self),
        EnumerationType(CallType.self, accepting: ["InboundIpnig": .inboundIpniq]),
        EnumerationType(MessageClass.self),
        EnumerationType(EventCategory.self),
        EnumerationType(
            EventType.self,
            accepting: [
                "RouteRejected": .routeReject,
                "EnterPasscodeEvent": .enterPasscode,
                "CallRequestedFailed": .callRequestFailed,
                "CallConsultationEvent": .callConsultation,
            ]),
        EnumerationType(CallDataUpdate.self),
        EnumerationType(EntityType.self),
        EnumerationType(FieldType.self, numbers: \.number),
        EnumerationType(LoginState.self),
        EnumerationType(ClearingParty.self),
        EnumerationType(RouteType.self),
        EnumerationType(RouteStatus.self, accepting: ["DefaultRouteUsed": .routeDefaultUsed]),
        EnumerationType(RejectReason.self),
        EnumerationType(AudioPathState.self, accepting: ["None": .invalid]),
        EnumerationType(FailureType.self),
        EnumerationType(ComponentType.self),
        EnumerationType(ComponentState.self),
        EnumerationType(TransferType.self, in: .requests),
        EnumerationType(ResponseCode.self, in: .requests, numbers: \.number),
        EnumerationType(FaultCode.self, in: .requests),
    ]
}
