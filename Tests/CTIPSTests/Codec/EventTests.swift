import CTIPS
import Testing

/// Events of a portal as the values that the product works with; expectations are read off the captures.
struct EventTests {
    private func event(_ number: String, _ name: String) throws -> Event {
        let bytes = try Fixture("captures/union-callback-\(number)-PublishCTIEvent-\(name)-req.xml").bytes
        guard case .request(.publishEvent, let record) = try MessageReader().message(bytes).message else {
            throw CTIPSError.unknownOperation(name)
        }
        return Event(record)
    }

    @Test func `a RouteRequest says which call, for how long, from whom and to where`() throws {
        guard case .routeRequest(let request) = try event("012", "CTIRouteRequest") else {
            throw CTIPSError.unknownOperation("")
        }
        #expect(
            request.call == CallIdentity(tenantID: 1, originatingSiteID: 1, sequenceID: 900_000_000_000, callID: 100))
        #expect(request.timeout == 3)
        #expect(request.mediaType == .voiceAnalog)
        #expect(request.header.serviceID == 3)
        #expect(request.header.requestID == 0)
        #expect(request.info.ani == "15551230001")
        #expect(request.info.dnis == "18005550100")
        #expect(request.info.firstName == nil)
        #expect(request.info.lastName == "O'Brien & <Söhne>")
        #expect(request.info.phoneNumber == "15551230001")
        #expect(request.info.data == (1...20).map { CallInfo.Item("UDF\($0)", "") })
    }

    @Test func `RouteUsed says by whose answer and to where`() throws {
        guard case .routeOutcome(let outcome) = try event("013", "CTIRouteUsed") else {
            throw CTIPSError.unknownOperation("")
        }
        #expect(outcome.header.requestID == 1001)
        #expect(outcome.result == .used(.routeSuccess, RouteTarget(.service, "2")))
        #expect(outcome.call.callID == 100)
    }

    @Test func `a call event says which step of which call`() throws {
        guard case .call(let delivered) = try event("011", "CTICallDelivered") else {
            throw CTIPSError.unknownOperation("")
        }
        #expect(delivered.type == .callDelivered)
        #expect(delivered.call.callID == 100)
        guard case .call(let connected) = try event("016", "CTICallConnected") else {
            throw CTIPSError.unknownOperation("")
        }
        #expect(connected.type == .callConnected)
        #expect(connected.dnis == "18005550100")
    }

    @Test func `an agent's event says the state, the call and the services`() throws {
        guard case .agent(let event) = try event("017", "CTIAgentStateChange") else {
            throw CTIPSError.unknownOperation("")
        }
        #expect(event.change == .state(.pendingActive, callID: 101, services: [1, 2, 3]))
    }

    @Test func `a part of a snapshot says what kind it is of, and what it tells`() throws {
        guard case .snapshot(let part) = try event("003", "CTISnapShotUpdate") else {
            throw CTIPSError.unknownOperation("")
        }
        #expect(part.kind == .agentInfo)
        #expect(part.header.requestID == 77)
        #expect(
            part.entity == .agent(SnapshotAgent(agentID: 1, loginName: "agent1", state: .idle, serviceIDs: [1, 2, 3])))
        #expect(!part.isLastOfKind && !part.isLast)
    }

    @Test func `events are made of records, each kind of its own`() {
        let rejected = Event(
            Record(
                "CTIRouteRejected", ["RequestId": .number(7), "RouteRejectReason": Value(RejectReason.destinationBusy)])
        )
        guard case .routeOutcome(let outcome) = rejected else {
            Issue.record("\(rejected)")
            return
        }
        #expect(outcome.result == .rejected(.destinationBusy))
        #expect(outcome.header.requestID == 7)
        let failed = Event(
            Record(
                "CTIRouteRequestFailed",
                ["FailureType": Value(FailureType.destinationBusy), "FailureReason": .text("busy")]))
        guard case .routeOutcome(let failure) = failed else {
            Issue.record("\(failed)")
            return
        }
        #expect(failure.result == .failed(.destinationBusy, reason: "busy"))
        let link = Event(
            Record(
                "CTILinkStatus",
                ["ComponentType": Value(ComponentType.centerCord), "ComponentState": Value(ComponentState.down)]))
        guard case .link(let change) = link else {
            Issue.record("\(link)")
            return
        }
        #expect(change.component == .centerCord && change.state == .down)
        #expect(
            Event(Record("CTISnapShotRequestFailed", ["RequestId": .number(9)]))
                == .snapshotFailed(requestID: 9, .invalid))
        let service = Record("CTIServiceInfo", ["ServiceId": .number(4)])
        let login = Record(
            "CTIAgentLoginStateChange",
            [
                "AgentId": .number(5), "AgentLoginName": .text("dana"), "LoginState": Value(LoginState.agentLoggedIn),
                "ServiceState": .list([.record(service)]),
            ])
        guard case .agent(let agent) = Event(login) else {
            Issue.record("\(login)")
            return
        }
        #expect(agent.change == .loggedIn(name: "dana", services: [4]))
        let passcode = Record("CTIEnterPasscode", ["PasscodeDigits": .text("123")])
        #expect(Event(passcode) == .other(passcode))
    }
}
