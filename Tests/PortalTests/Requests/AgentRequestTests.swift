import Testing

@testable import CTIPS
@testable import Portal

/// Requests about agents: guide, chapter 3, "Agent Management Requests".
struct AgentRequestTests {
    private let bench: PortalBench

    init() throws {
        var scenario = PortalScenario.standard
        scenario.agents[3].presence = .loggedOut
        scenario.agents[3].passcode = "417"
        bench = try PortalBench.onLine(scenario)
        _ = bench.take()
    }

    private func login(_ name: String, _ state: AgentState = .idle, station: String = "5004") -> PortalBench.Outcome {
        bench.send(
            .loginAgent,
            ["AgentLoginName": .text(name), "StationId": .text(station), "InitState": Value(state)])
    }

    /// A call that the first agent talks on.
    private func talk() -> Int32 {
        _ = bench.act { portal, now in
            portal.call(Caller(ani: "1", dnis: "2", isScripted: true), service: 1, at: now)
        }
        let call = Int32(bench.take().last { $0.name == "CTICallConnected" }?["CallId"].number ?? 0)
        _ = bench.send(
            .acceptCall, ["AgentIdx": .number(1), "CallId": .number(Int64(call)), "AcceptCall": .flag(true)])
        _ = bench.take()
        return call
    }

    private func states(of agent: Int64 = 1) -> [AgentState] {
        bench.take().filter { $0.name == "CTIAgentStateChange" && $0["AgentId"].number == agent }
            .map { $0["AgentState"].enumerator() }
    }

    @Test func `a passcode is asked for by telephone before the login is complete`() {
        #expect(login("agent4") == .accepted)
        let asked = bench.take()
        #expect(asked.map(\.name) == ["CTIEnterPasscode"])
        #expect(asked.first?["PasscodeDigits"].text == "417")
        bench.pass(1000)
        let told = bench.take()
        #expect(told.map(\.name) == ["CTIAgentLoginStateChange", "CTIAudioPathStateChange", "CTIAgentStateChange"])
        #expect(told.allSatisfy { $0["RequestId"].number == Int64(bench.requestID) })
    }

    @Test func `a login that takes a while fails if the agent or the station is taken meanwhile`() {
        #expect(login("agent4") == .accepted)
        let first = Int64(bench.requestID)
        bench.pass(100)
        #expect(login("agent4", station: "5999") == .accepted)
        let second = Int64(bench.requestID)
        _ = bench.take()
        bench.pass(1000)
        let told = bench.take()
        #expect(
            told.filter { $0["LoginState"].enumerator() == LoginState.agentLoggedIn }.map { $0["RequestId"].number }
                == [first])
        let failed = told.filter { $0.name == "CTIAgentLoginRequestFailed" }
        #expect(failed.map { $0["RequestId"].number } == [second])
        #expect(failed.first?["FailureType"].enumerator() == FailureType.agentAlreadyLoggedIn)
        for agent in [3, 4] { _ = bench.send(.logoutAgent, ["AgentIdx": .number(Int64(agent))]) }
        #expect(login("agent4", station: "5003") == .accepted)
        #expect(login("agent3", station: "5003") == .accepted)
        _ = bench.take()
        bench.pass(1000)
        #expect(bench.take().first?["FailureType"].enumerator() == FailureType.stationNotAvailable)
    }

    @Test func `a request that fails leaves the call's data as they were`() throws {
        let call = talk()
        for (operation, members) in [
            (Operation.consultationCall, [("DestinationType", Value(DestinationType.service))]),
            (
                .transferCall,
                [("TransferType", Value(TransferType.blind)), ("DestinationType", Value(DestinationType.service))]
            ),
            (.transferCall, [("TransferType", Value(TransferType.consultation)), ("ConsultationCallId", .number(77))]),
        ] {
            var record = Record("\(operation.rawValue)Args")
            for (name, value) in [
                ("SessionId", Value.text(bench.session)), ("TenantId", .number(1)), ("RequestId", .number(5)),
                ("AgentIdx", .number(1)), ("CallId", .number(Int64(call))), ("DestinationAddress", .text("99")),
                ("UserData", .list([.text("changed")])),
            ] + members where record.members.contains(where: { $0.name == name }) {
                record[name] = value
            }
            _ = bench.receive(.request(operation, record))
            #expect(bench.take().map(\.name) == ["CTICallRequestFailed"])
        }
        _ = bench.send(.getCallData, ["AgentIdx": .number(1), "CallId": .number(Int64(call))])
        let data = bench.take().first?["CallData"].list.compactMap { $0.record?["value"].text }
        #expect(data?.first == "")
    }

    @Test func `a station is one agent's`() {
        _ = bench.send(.logoutAgent, ["AgentIdx": .number(2)])
        _ = bench.take()
        #expect(login("agent2", station: "5001") == .accepted)
        #expect(bench.take().first?["FailureType"].enumerator() == FailureType.stationNotAvailable)
    }

    @Test func `a state asked for on a call comes after it, with the request's id`() {
        let call = talk()
        #expect(
            bench.send(.setAgentState, ["AgentIdx": .number(1), "NewState": Value(AgentState.notReadyPark)])
                == .accepted)
        let request = bench.requestID
        #expect(states().isEmpty)
        _ = bench.send(.clearCall, ["AgentIdx": .number(1), "CallId": .number(Int64(call))])
        #expect(states() == [.wrap])
        _ = bench.send(.setDisposition, ["AgentIdx": .number(1), "CallId": .number(Int64(call))])
        let told = bench.take().last
        #expect(told?["AgentState"].enumerator() == AgentState.notReadyPark)
        #expect(told?["RequestId"].number == Int64(request))
    }

    @Test func `who logs out on a call goes after wrapping up, by panic at once after the call`() {
        var call = talk()
        _ = bench.send(.logoutAgent, ["AgentIdx": .number(1)])
        _ = bench.send(.clearCall, ["AgentIdx": .number(1), "CallId": .number(Int64(call))])
        #expect(states() == [.wrap])
        _ = bench.send(.setDisposition, ["AgentIdx": .number(1), "CallId": .number(Int64(call))])
        #expect(bench.take().contains { $0["LoginState"].enumerator() == LoginState.agentLoggedOut })
        #expect(login("agent1", station: "5001") == .accepted)
        _ = bench.send(.logoutAgent, ["AgentIdx": .number(2)])
        _ = bench.send(.logoutAgent, ["AgentIdx": .number(3)])
        _ = bench.take()
        call = talk()
        _ = bench.send(.panicLogout, ["LogoutAllAgents": .flag(true)])
        #expect(bench.take().isEmpty)
        _ = bench.send(.clearCall, ["AgentIdx": .number(1), "CallId": .number(Int64(call))])
        let told = bench.take()
        #expect(!told.contains { $0["AgentState"].enumerator() == AgentState.wrap })
        #expect(told.contains { $0["LoginState"].enumerator() == LoginState.agentLoggedOut })
    }

    @Test func `a service without agents is unmanned, and active again with the first`() {
        for agent in 1...3 { _ = bench.send(.logoutAgent, ["AgentIdx": .number(Int64(agent))]) }
        let unmanned = bench.take().filter { $0.name == "CTIServiceStateChange" }
        #expect(unmanned.map { $0["ServiceId"].number } == [1, 2, 3])
        #expect(unmanned.allSatisfy { $0["ServiceState"].enumerator() == ServiceState.unmanned })
        _ = login("agent1")
        let active = bench.take().filter { $0.name == "CTIServiceStateChange" }
        #expect(active.map { $0["AgentIdList"].list.map(\.number) } == [[1], [1], [1]])
    }

    @Test func `dispositions are told at the call's end, and can spare the wrapping up`() {
        let call = talk()
        _ = bench.send(
            .setDisposition,
            [
                "AgentIdx": .number(1), "CallId": .number(Int64(call)), "DispositionId": .number(12),
                "WrapNotRequired": .flag(true),
            ])
        _ = bench.send(.clearCall, ["AgentIdx": .number(1), "CallId": .number(Int64(call))])
        let told = bench.take()
        #expect(EventText.text(told) == "Cl1 En1 Cp1 IA")
        #expect(told[1]["AgentDisposition"].number == 12)
    }

    @Test func `the published name of PanicLogout is served as well`() {
        #expect(bench.send(.panicLogoutAgent, ["LogoutAllAgents": .flag(true)]) == .accepted)
        #expect(bench.take().count { $0["LoginState"].enumerator() == LoginState.agentLoggedOut } == 3)
    }

    @Test func `a request is refused for what could not be read, by its name`() {
        let record = Record("GetAgentStateArgs", ["SessionId": .text(bench.session), "TenantId": .number(1)])
        let received = ReceivedMessage(
            message: .request(.getAgentState, record),
            misread: [Misreading(record: "GetAgentStateArgs", member: "AgentIdx", text: "one")])
        let reply = bench.act { portal, now in portal.receive(received, at: now) }
        guard case .answer(.fault(let fault)) = reply else {
            Issue.record("not refused")
            return
        }
        #expect(fault.code == .invalidParameter)
        #expect(fault.message.contains("AgentIdx"))
    }
}
