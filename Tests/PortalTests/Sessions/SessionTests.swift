import CTIPS
import Testing

@testable import Portal

/// Sessions: guide, chapter 1 "CTIPS Client Connections", chapter 3 "Session and System Requests", chapter 5.
struct SessionTests {
    private func opening(
        user: String = "Test01", password: String = "Test01", tenants: [Int64] = [1],
        callback: String? = "http://127.0.0.1:8730/PublishEvents"
    ) -> Message {
        .request(
            .openConnection,
            Record(
                "OpenConnectionArgs",
                [
                    "TenantIds": .list(tenants.map { .number($0) }), "ClientCallbackURL": Value(callback),
                    "UserCredentials": .record(
                        Record("UserCredentials", ["UserName": .text(user), "Password": .text(password)])),
                ]))
    }

    private func fault(_ reply: PortalReply) -> FaultCode? {
        guard case .answer(.fault(let fault)) = reply else { return nil }
        return fault.code
    }

    @Test func `the client is asked by StartSession, with its own credentials, before it is answered`() throws {
        let bench = PortalBench()
        guard case .start(let opening) = bench.receive(opening()) else {
            Issue.record("no StartSession")
            return
        }
        guard case .request(.startSession, let record) = opening.message else {
            Issue.record("no StartSession")
            return
        }
        let start = StartSession(record)
        #expect(start.credentials == PortalBench.credentials)
        #expect(start.sessionID == opening.sessionID)
        #expect(!start.sessionID.isEmpty)
    }

    @Test func `who does not answer StartSession has no session and takes no place`() throws {
        let bench = PortalBench { $0.sessions = 1 }
        guard case .start(let opening) = bench.receive(opening()) else {
            Issue.record("no StartSession")
            return
        }
        let answer = bench.act { portal, now in portal.started(opening, succeeded: false, at: now) }
        guard case .fault(let fault) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(fault.code == .sendRequestFailed)
        try bench.open()
        #expect(bench.sessions.count == 1)
    }

    @Test func `the eleventh session is refused until one of the ten is closed`() throws {
        let bench = PortalBench()
        for _ in 0..<10 { try bench.open() }
        #expect(fault(bench.receive(opening())) == .maxNumberClientConnections)
        #expect(fault(bench.receive(opening(password: "wrong"))) == .invalidParameter)
        #expect(bench.send(.closeConnection, in: bench.sessions[3]) == .accepted)
        try bench.open()
        #expect(Set(bench.sessions).count == 11)
    }

    @Test func `credentials, tenant and callback are checked`() {
        let bench = PortalBench()
        #expect(fault(bench.receive(opening(user: "test01"))) == .invalidParameter)
        #expect(fault(bench.receive(opening(password: "Test0"))) == .invalidParameter)
        #expect(fault(bench.receive(opening(tenants: []))) == .missingArgument)
        #expect(fault(bench.receive(opening(tenants: [1, 1]))) == .invalidParameter)
        #expect(fault(bench.receive(opening(tenants: [2]))) == .invalidTenantID)
        #expect(fault(bench.receive(opening(callback: nil))) == .missingArgument)
        #expect(fault(bench.receive(opening(callback: "http://10.1.2.3/x"))) == .invalidParameter)
        // A stranger learns nothing about tenants.
        #expect(fault(bench.receive(opening(password: "wrong", tenants: [2]))) == .invalidParameter)
    }

    @Test func `events come only on line and only of registered classes`() throws {
        let bench = PortalBench()
        let session = try bench.open()
        _ = bench.send(.addMessageClass, ["MessageClass": Value(MessageClass.agent)])
        _ = try bench.goOnLine()
        _ = try bench.play(1)
        #expect(bench.take(session).isEmpty)
        #expect(bench.send(.onLine, in: session) == .accepted)
        _ = try bench.play(1)
        let told = bench.take(session)
        #expect(!told.isEmpty)
        #expect(told.allSatisfy { $0["EventCategory"].enumerator() == EventCategory.agent })
        _ = bench.send(.deleteMessageClass, ["MessageClass": Value(MessageClass.agent)], in: session)
        _ = try bench.play(1)
        #expect(bench.take(session).isEmpty)
    }

    @Test func `off line nothing but OnLine and CloseConnection is accepted`() throws {
        let bench = try PortalBench.onLine()
        #expect(bench.send(.offLine) == .accepted)
        #expect(bench.send(.offLine) == .accepted)
        _ = bench.take()
        _ = try bench.play(1)
        #expect(bench.take().isEmpty)
        #expect(bench.send(.getAgentState, ["AgentIdx": .number(1)]) == .fault(.invalidRequest))
        #expect(
            bench.send(.addMessageClass, ["MessageClass": Value(MessageClass.call)]) == .fault(.invalidRequest))
        #expect(bench.send(.onLine) == .accepted)
        #expect(bench.send(.offLine) == .accepted)
        #expect(bench.send(.closeConnection) == .accepted)
        #expect(bench.closed == [.byClient])
    }

    @Test func `before OnLine registration is accepted and nothing else`() throws {
        let bench = PortalBench()
        try bench.open()
        #expect(bench.send(.addMessageClass, ["MessageClass": Value(MessageClass.call)]) == .accepted)
        #expect(
            bench.send(.addFilter, ["FieldType": Value(FieldType.serviceID), "FieldValue": .text("3")]) == .accepted)
        #expect(bench.send(.snapshot, ["EntityType": .list([Value(EntityType.agentInfo)])]) == .fault(.invalidRequest))
        #expect(bench.send(.clearCall, ["AgentIdx": .number(1), "CallId": .number(1)]) == .fault(.invalidRequest))
    }

    @Test func `an unknown session is a fault, and a status to OffLine and CloseConnection`() {
        let bench = PortalBench()
        #expect(bench.send(.onLine, in: "nobody") == .fault(.invalidSessionID))
        #expect(bench.send(.routeSelect, in: "nobody") == .fault(.invalidSessionID))
        #expect(bench.send(.onLine, in: "") == .fault(.missingArgument))
        #expect(bench.send(.offLine, in: "nobody") == .status(405))
        #expect(bench.send(.closeConnection, in: "nobody") == .status(405))
    }

    @Test func `a heartbeat comes at once with OnLine, then after every interval`() throws {
        let bench = try PortalBench.onLine()
        #expect(bench.heartbeats.count == 1)
        for beat in 1...5 {
            bench.answerHeartbeat(true)
            bench.pass(29_999)
            #expect(bench.heartbeats.count == beat)
            bench.pass(1)
            #expect(bench.heartbeats.count == beat + 1)
        }
        #expect(bench.send(.offLine) == .accepted)
        bench.answerHeartbeat(true)
        bench.pass(60_000)
        #expect(bench.heartbeats.count == 6)
    }

    @Test func `a heartbeat of an earlier time on line says nothing about the present one`() throws {
        let bench = try PortalBench.onLine()
        for _ in 0..<20 {
            #expect(bench.send(.offLine) == .accepted)
            #expect(bench.send(.onLine) == .accepted)
        }
        let late = bench.heartbeats
        for heartbeat in late { bench.act { portal, now in portal.heartbeat(heartbeat, succeeded: true, at: now) } }
        bench.pass(30_000)
        #expect(bench.heartbeats.count == late.count + 1)
        // Nor do missed ones of then count now.
        for heartbeat in late.dropLast() {
            bench.act { portal, now in portal.heartbeat(heartbeat, succeeded: false, at: now) }
        }
        #expect(bench.closed.isEmpty)
    }

    @Test func `a place is kept by who is on line or heard of, and freed when another client wants it`() throws {
        let bench = PortalBench()
        let onLine = try bench.goOnLine()
        let sessions = try (1...9).map { _ in try bench.open() }
        bench.pass(80_000)
        #expect(bench.send(.addMessageClass, ["MessageClass": Value(MessageClass.call)], in: sessions[0]) == .accepted)
        bench.pass(9_999)
        #expect(fault(bench.receive(opening())) == .maxNumberClientConnections)
        bench.pass(1)
        _ = try bench.open()
        #expect(bench.closed == [.displaced])
        #expect(bench.send(.onLine, in: sessions[1]) == .fault(.invalidSessionID))
        for _ in sessions.dropFirst(2) { _ = try bench.open() }
        #expect(fault(bench.receive(opening())) == .maxNumberClientConnections)
        #expect(bench.send(.onLine, in: sessions[0]) == .accepted)
        #expect(bench.send(.getAgentState, ["AgentIdx": .number(1)], in: onLine) == .accepted)
    }

    @Test func `three heartbeats missed in a row close the session, two and an answer do not`() throws {
        let bench = try PortalBench.onLine()
        for succeeded in [false, false, true, false, false] {
            bench.answerHeartbeat(succeeded)
            bench.pass(30_000)
        }
        #expect(bench.closed.isEmpty)
        bench.answerHeartbeat(false)
        #expect(bench.closed == [.missedHeartbeats])
        #expect(bench.send(.getAgentState, ["AgentIdx": .number(1)]) == .fault(.invalidSessionID))
        #expect(bench.status.sessions == 0)
    }

    @Test func `values of one filter field are alternatives, fields are conditions`() throws {
        let bench = PortalBench()
        let session = try bench.open()
        for category in [MessageClass.call, .agent] {
            _ = bench.send(.addMessageClass, ["MessageClass": Value(category)], in: session)
        }
        for name in ["agent1", "2"] {
            _ = bench.send(
                .addFilter, ["FieldType": Value(FieldType.agentID), "FieldValue": .text(name)], in: session)
        }
        _ = bench.send(.onLine, in: session)
        for agent in 1...4 {
            _ = bench.send(
                .setAgentState, ["AgentIdx": .number(Int64(agent)), "NewState": Value(AgentState.notReady)],
                in: session)
        }
        // What the session itself asked for passes all filters.
        #expect(bench.take(session).count { $0.name == "CTIAgentStateChange" } == 4)
        let other = try bench.open()
        _ = bench.send(.onLine, in: other)
        for agent in 1...4 {
            _ = bench.send(
                .setAgentState, ["AgentIdx": .number(Int64(agent)), "NewState": Value(AgentState.idle)], in: other)
        }
        #expect(bench.take(session).map { $0["AgentId"].number } == [1, 2])
        _ = bench.send(
            .addFilter, ["FieldType": Value(FieldType.switchID), "FieldValue": .text("9")], in: session)
        _ = bench.send(
            .setAgentState, ["AgentIdx": .number(1), "NewState": Value(AgentState.notReady)], in: other)
        #expect(bench.take(session).isEmpty)
    }

    @Test(arguments: ["03", " 3", "+3", "-1", "three", ""])
    func `a service filter is a plain decimal number`(value: String) throws {
        let bench = try PortalBench.onLine()
        let outcome = bench.send(
            .addFilter, ["FieldType": Value(FieldType.serviceID), "FieldValue": .text(value)])
        #expect(outcome == .fault(value.isEmpty ? .missingArgument : .invalidParameter))
    }

    @Test func `a session keeps a thousand filters of 256 bytes`() throws {
        let bench = try PortalBench.onLine()
        func add(_ value: String) -> PortalBench.Outcome {
            bench.send(.addFilter, ["FieldType": Value(FieldType.agentID), "FieldValue": .text(value)])
        }
        #expect(add(String(repeating: "x", count: 257)) == .fault(.invalidParameter))
        for number in 0..<1000 { #expect(add("agent\(number)") == .accepted) }
        #expect(add("agent1000") == .fault(.requestFailed))
        #expect(add("agent1") == .accepted)
    }

    @Test func `a snapshot tells every agent, call and service once, to who asked for it`() throws {
        let bench = try PortalBench.onLine()
        let other = try bench.goOnLine()
        _ = bench.act { portal, now in
            portal.call(Caller(ani: "1", dnis: "2", isScripted: true), service: 1, at: now)
        }
        bench.pass(10)
        _ = bench.take()
        _ = bench.take(other)
        let entities = [EntityType.agentInfo, .callInfo, .serviceInfo]
        #expect(bench.send(.snapshot, ["EntityType": .list(entities.map { Value($0) })]) == .accepted)
        #expect(bench.take(other).isEmpty)
        let told = bench.take()
        #expect(told.allSatisfy { $0["RequestId"].number == Int64(bench.requestID) })
        #expect(told.count == 4 + 1 + 4)
        #expect(told.compactMap { $0["AgentData"].record?["AgentLoginName"].text }.count == 4)
        let call = try #require(told.compactMap { $0["CallData"].record }.first)
        #expect(call["CallState"].enumerator() == CallState.callConnected)
        #expect(call["ANI"].text == "1")
        let services = told.compactMap { $0["ServiceData"].record }
        #expect(services.map { $0["ExternalRoutingEnabled"].flag } == [false, false, true, false])
        #expect(services.map { $0["ServiceState"].enumerator(of: ServiceState.self) }.last == .unmanned)
        #expect(
            told.map { $0["SnapShotTypeComplete"].flag } == [
                false, false, false, true, true, false, false, false, true,
            ])
        #expect(told.map { $0["SnapShotComplete"].flag } == Array(repeating: false, count: 8) + [true])
    }

    @Test func `a snapshot of nothing is one event with the complete flag`() throws {
        let bench = try PortalBench.onLine()
        _ = bench.take()
        #expect(bench.send(.snapshot, ["EntityType": .list([Value(EntityType.callInfo)])]) == .accepted)
        let told = bench.take()
        #expect(told.count == 1)
        #expect(told[0]["CallData"].record == nil)
        #expect(told[0]["SnapShotComplete"].flag)
    }
}
