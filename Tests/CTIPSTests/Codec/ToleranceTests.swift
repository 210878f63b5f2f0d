import CTIPS
import Testing

/// Both contracts, the published one and the guide, and what real peers make of them.
struct ToleranceTests {
    private let reader = MessageReader()

    private func received(_ body: String) throws -> ReceivedMessage {
        let envelope =
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>"
        return try reader.message(Array("\(envelope)<s:Body>\(body)</s:Body></s:Envelope>".utf8))
    }

    private func arguments(_ operation: String, _ members: String) throws -> Record {
        guard
            case .request(_, let record) = try received("<\(operation)><args>\(members)</args></\(operation)>").message
        else {
            throw CTIPSError.unknownOperation(operation)
        }
        return record
    }

    private func event(_ type: String, _ members: String) throws -> (Record, [Misreading]) {
        let received = try received("<PublishCTIEvent><ctiEvent \(type)>\(members)</ctiEvent></PublishCTIEvent>")
        guard case .request(.publishEvent, let record) = received.message else {
            throw CTIPSError.unknownOperation(type)
        }
        return (record, received.misread)
    }

    @Test(arguments: [
        ("OnLine", CTIPS.Operation.onLine), ("Online", .onLine), ("offline", .offLine), ("SnapShot", .snapshot),
        ("PanicLogoutAgent", .panicLogoutAgent), ("PanicLogout", .panicLogout), ("Heartbeat", .heartbeat),
        ("HeartbeatMessage", .heartbeatMessage), ("SendDtmfDigits", .sendDTMFDigits),
    ])
    func `an operation is known under every name that the contracts give it`(name: String, operation: CTIPS.Operation)
        throws
    {
        guard case .request(operation, _) = try received("<\(name) xmlns='http://tempuri.org/'/>").message else {
            Issue.record("\(name) is not \(operation)")
            return
        }
    }

    @Test(arguments: [
        ("OpenConnection", "<TenantIds><int>5</int></TenantIds>", "TenantIds", Value.list([.number(5)])),
        ("OpenConnection", "<TenantId><int>5</int></TenantId>", "TenantIds", .list([.number(5)])),
        ("OpenConnection", "<TenantId>5</TenantId>", "TenantIds", .list([.number(5)])),
        ("OpenConnection", "<TenantIds i:nil='true'/><TenantId>5</TenantId>", "TenantIds", .list([.number(5)])),
        ("RouteSelect", "<RouteType>RouteToService</RouteType>", "RouteActionType", .init(RouteType.service)),
        ("RouteSelect", "<RouteDestination>7</RouteDestination>", "DestinationAddress", .text("7")),
        (
            "RouteSelect", "<DestinationAddress>6</DestinationAddress><RouteDestination>7</RouteDestination>",
            "DestinationAddress", .text("6")
        ),
        (
            "RouteSelect", "<RouteDestination>7</RouteDestination><DestinationAddress>6</DestinationAddress>",
            "DestinationAddress", .text("6")
        ),
        (
            "RouteSelect", "<DestinationAddress i:nil='true'/><RouteDestination>7</RouteDestination>",
            "DestinationAddress", .text("7")
        ),
        (
            "RouteSelect", "<RouteDestination>7</RouteDestination><DestinationAddress i:nil='true'/>",
            "DestinationAddress", .text("7")
        ),
        ("SetAgentState", "<AgentId>12</AgentId>", "AgentIdx", .number(12)),
        ("SetAgentState", "<AgentIdx>0</AgentIdx><AgentId>12</AgentId>", "AgentIdx", .number(12)),
        ("SetAgentState", "<AgentId>12</AgentId><AgentIdx>0</AgentIdx>", "AgentIdx", .number(12)),
        ("SetAgentState", "<AgentIdx>13</AgentIdx><AgentId i:nil='true'/>", "AgentIdx", .number(13)),
        ("LoginAgent", "<InitialState>Idle</InitialState>", "InitState", .init(AgentState.idle)),
        (
            "LoginAgent", "<InitState>INVALID</InitState><InitialState>Idle</InitialState>", "InitState",
            .init(AgentState.idle)
        ),
        ("AcceptCall", "<RejectReason>3</RejectReason>", "RejectReasonCode", .number(3)),
        ("SendDTMFDigits", "<DTMFDigits>1#</DTMFDigits>", "DtmfDigits", .text("1#")),
        ("ConsultationCall", "<UserData>plain</UserData>", "UserData", .list([.text("plain")])),
        ("ConsultationCall", "<UserData/>", "UserData", .list([])),
        ("RouteSelect", "<RequestId i:nil='true'/>", "RequestId", .null),
        ("RouteSelect", "<CallId> +17 </CallId>", "CallId", .number(17)),
        ("SetDisposition", "<WrapNotRequired>1</WrapNotRequired>", "WrapNotRequired", .flag(true)),
        ("AddFilter", "<FieldType>FT_AGENT_ID</FieldType>", "FieldType", .init(FieldType.agentID)),
    ])
    func `a member is read under either name, and the one that says something counts`(
        operation: String, members: String, member: String, value: Value
    ) throws {
        #expect(try arguments(operation, members)[member] == value)
    }

    @Test(arguments: [
        ("i:type='CTIRouteRequest'", "", "CTIRouteRequest"),
        ("i:type='x:CTIRouteRequest' xmlns:x='urn:x'", "", "CTIRouteRequest"),
        ("i:type='ctirouterequest'", "", "CTIRouteRequest"),
        ("", "<EventType>RouteRequest</EventType>", "CTIRouteRequest"),
        ("i:type='CTIEvent'", "<EventType>CallHeld</EventType>", "CTICallHeld"),
        ("i:type='CTIFilter'", "<EventType>RouteReject</EventType>", "CTIRouteRejected"),
        ("", "<EventType>RouteRejected</EventType>", "CTIRouteRejected"),
        ("i:type='CTIRouteUsed'", "<EventType>RouteRequest</EventType>", "CTIRouteUsed"),
        ("", "<EventType>EnterPasscodeEvent</EventType>", "CTIEnterPasscode"),
        ("", "<EventType>CallH!ld</EventType><EventType>CallHeld</EventType>", "CTICallHeld"),
        ("", "<EventType>Audio Path State Change</EventType>", "CTIAudioPathStateChange"),
    ])
    func `the type attribute says which event it is, or else the member EventType`(
        type: String, members: String, name: String
    ) throws {
        #expect(try event(type, members).0.name == name)
    }

    @Test(arguments: ["i:type='CTIBrandNew'", "", "i:type='CTIEvent'"])
    func `an event of an unknown type keeps its header and is noted`(type: String) throws {
        let (event, misread) = try event(type, "<TenantId>4</TenantId><ServiceId>3</ServiceId><New>1</New>")
        #expect(event["TenantId"] == .number(4))
        #expect(event["ServiceId"] == .number(3))
        #expect(misread.map(\.member) == ["xsi:type"])
    }

    @Test(arguments: [
        ("CTIRouteUsed", "<RouteStatus>Route Success</RouteStatus>", "RouteStatus", Value(RouteStatus.routeSuccess)),
        (
            "CTIRouteUsed", "<RouteStatus>DefaultRouteUsed</RouteStatus>", "RouteStatus",
            Value(RouteStatus.routeDefaultUsed)
        ),
        ("CTIRouteUsed", "<RouteType>IVR</RouteType>", "RouteType", Value(RouteType.ivr)),
        ("CTIRouteRequest", "<MediaType>VoiceSIP</MediaType>", "MediaType", Value(MediaType.voiceSip)),
        ("CTIRouteRequest", "<SipPortNumber>5060</SipPortNumber>", "SipPortNumber", .number(5060)),
        ("CTIRouteRequest", "<SipPort>5060</SipPort>", "SipPortNumber", .number(5060)),
        ("CTICallConnected", "<CallType>InboundIpnig</CallType>", "CallType", Value(CallType.inboundIpniq)),
        (
            "CTIAgentLoginStateChange", "<AgentCapabilities><a>Standard Agent</a><b>On Demand</b></AgentCapabilities>",
            "AgentCapabilities", .list([Value(AgentCapability.standardAgent), Value(AgentCapability.onDemand)])
        ),
        (
            "CTIAudioPathStateChange", "<AudioPathState>None</AudioPathState>", "AudioPathState",
            Value(AudioPathState.invalid)
        ),
        ("CTIAudioPathStateChange", "<SipIpPort>5060</SipIpPort>", "SipPortNumber", .number(5060)),
        (
            "CTIServiceStateChange", "<RequestIdList><int>1</int><int>2</int></RequestIdList>", "AgentIdList",
            .list([.number(1), .number(2)])
        ),
        ("CTIRouteRequest", "<CallSequenceId>9223372036854775807</CallSequenceId>", "CallSequenceId", .number(.max)),
        ("CTICallCleared", "<CallSequenceId>-9223372036854775808</CallSequenceId>", "CallSequenceId", .number(.min)),
    ])
    func `a member of an event is read in the guide's words too`(
        type: String, members: String, member: String, value: Value
    ) throws {
        let (event, misread) = try event("i:type='\(type)'", members)
        #expect(event[member] == value)
        #expect(misread == [])
    }

    @Test func `of an array of call information, which only the guide has, the first counts`() throws {
        let info = "<CallInfo><CTICallInfo><ANI>1</ANI></CTICallInfo><CTICallInfo><ANI>2</ANI></CTICallInfo></CallInfo>"
        #expect(try event("i:type='CTIRouteRequest'", info).0["CallInfo"].record?["ANI"] == .text("1"))
    }

    @Test(arguments: [
        ("RequestId", "x"), ("RequestId", "1.0"), ("RequestId", "2147483648"), ("RequestId", "-2147483649"),
        ("RequestId", "1 2"),
        ("RequestId", "--1"), ("RequestId", "0x10"), ("RequestId", "99999999999999999999"),
        ("RouteActionType", "RouteToMoon"),
        ("RouteActionType", "1"), ("RequestId", "-"),
    ])
    func `a value that is none of its kind counts as absent and is noted`(member: String, text: String) throws {
        let received = try received(
            "<RouteSelect><args><\(member)>\(text)</\(member)><CallId>1</CallId></args></RouteSelect>")
        guard case .request(_, let record) = received.message else { throw CTIPSError.unknownOperation("") }
        #expect(record[member] == .absent)
        #expect(record["CallId"] == .number(1))
        #expect(received.misread.map(\.member) == [member])
        #expect(received.misread.map(\.text) == [text])
    }

    // In the guide's list of states, and in neither contract.
    @Test func `an agent's state ActiveWrap is none`() throws {
        let received = try received("<SetAgentState><args><NewState>ActiveWrap</NewState></args></SetAgentState>")
        #expect(received.misread.map(\.text) == ["ActiveWrap"])
    }

    @Test(arguments: [
        "<RouteSelect/>", "<RouteSelect><args i:nil='true'/></RouteSelect>", "<RouteSelect><other/></RouteSelect>",
    ])
    func `a request without arguments is a request with nothing set`(body: String) throws {
        #expect(try received(body).message == .request(.routeSelect, Record("RouteSelectArgs")))
    }

    @Test(arguments: [
        ("<PublishCTIEventResponse/>", CTIPS.Operation.publishEvent),
        ("<OnLineResponse><OnLineResult>0</OnLineResult></OnLineResponse>", .onLine),
        ("<HeartbeatMessageResponse xmlns='urn:x'></HeartbeatMessageResponse>", .heartbeatMessage),
        ("<onlineresponse/>", .onLine),
    ])
    func `an empty answer is one that says 0`(body: String, operation: CTIPS.Operation) throws {
        guard case .response(operation, let value) = try received(body).message else {
            Issue.record("\(body) is no answer to \(operation)")
            return
        }
        #expect(value.number == 0)
    }

    @Test(arguments: ["", "\n   ", "\t<!-- none -->\n"])
    func `a list that holds nothing but the white space of pretty printing is empty`(inside: String) throws {
        let body = "<RouteSelect><args><CallId>7</CallId><UserData>\(inside)</UserData></args></RouteSelect>"
        guard case .request(.routeSelect, let record) = try received(body).message else {
            Issue.record("no RouteSelect")
            return
        }
        #expect(record["UserData"] == .list([]))
    }

    @Test(arguments: ["<Unknown/>", "<Response/>", "<RouteSelectResponses/>", "<args/>"])
    func `another element is refused by its name`(body: String) {
        let name = body.trimming { "</>".contains($0) }
        #expect(throws: CTIPSError.unknownOperation(name)) { try received(body) }
    }

    @Test func `what is no envelope, and what is no XML, is refused as what it is`() {
        #expect(throws: CTIPSError.notSOAP(reason: "there is no envelope")) { try reader.message(Array("<a/>".utf8)) }
        #expect(throws: CTIPSError.notXML(reason: "it has a document type declaration")) {
            try reader.message(Array("<!DOCTYPE a><a/>".utf8))
        }
        #expect(throws: CTIPSError.notXML(reason: "it has 9 bytes, more than are taken")) {
            try MessageReader(maximumBytes: 8).message(Array("<aaaaaa/>".utf8))
        }
    }

    @Test(arguments: [
        "<s:Fault><faultcode xmlns:a='urn:a'>a:DeserializationFailed</faultcode><faultstring>bad</faultstring></s:Fault>",
        "<s:Fault><faultcode>a:DeserializationFailed</faultcode><faultstring xml:lang='en-US'>bad</faultstring><detail><x/></detail></s:Fault>",
    ])
    func `a fault that a stack made by itself has a reason and no code of the contract`(body: String) throws {
        #expect(try received(body).message == .fault(PortalFault(nil, "bad", blame: "DeserializationFailed")))
    }
}

extension String {
    fileprivate func trimming(_ drop: (Character) -> Bool) -> String { filter { !drop($0) } }
}
