import CTIPS
import Testing

@testable import Portal

/// External routing: guide, chapter 4, "Call Route Event Descriptions".
struct RouteTests {
    private let bench: PortalBench

    init() throws {
        bench = try PortalBench.onLine()
        _ = bench.take()
    }

    /// A call that asks for its route.
    private func ask(patience: Int64? = nil) -> Int32 {
        let caller = Caller(ani: "0541111111", dnis: "1700500", patience: patience, isScripted: true)
        return bench.act { portal, now in portal.call(caller, service: 3, at: now) ?? 0 }
    }

    private func select(_ call: Int32, _ type: RouteType, _ address: String?, _ data: [Value] = [])
        -> PortalBench.Outcome
    {
        bench.send(
            .routeSelect,
            [
                "CallId": .number(Int64(call)), "RouteActionType": Value(type), "DestinationAddress": Value(address),
                "UserData": data.isEmpty ? .null : .list(data),
            ])
    }

    private var outcomes: [Record] {
        bench.take().filter { ["CTIRouteUsed", "CTIRouteRejected", "CTIRouteRequestFailed"].contains($0.name) }
    }

    @Test func `a request tells caller, number and seconds, and is nobody's answer`() throws {
        _ = ask()
        let request = try #require(bench.take().last)
        #expect(request.name == "CTIRouteRequest")
        #expect(request["RequestId"].number == 0)
        #expect(request["ServiceId"].number == 3)
        let info = request["CallInfo"].record
        #expect(info?["ANI"].text == "0541111111")
        #expect(info?["DNIS"].text == "1700500")
        #expect(info?["CallData"].list.count == 20)
    }

    @Test func `without an answer the call goes by default when the time is over, not before`() {
        let call = ask()
        bench.pass(4999)
        #expect(outcomes.isEmpty)
        bench.pass(1)
        let used = outcomes
        #expect(used.map(\.name) == ["CTIRouteUsed"])
        #expect(used[0]["RequestId"].number == 0)
        #expect(used[0]["RouteStatus"].enumerator() == RouteStatus.routeDefaultUsed)
        #expect(select(call, .service, "1") == .accepted)
        let late = outcomes
        #expect(late.map { $0["RouteRejectReason"].enumerator(of: RejectReason.self) } == [.routeTimeout])
        #expect(late.map { $0["RequestId"].number } == [Int64(bench.requestID)])
        #expect(bench.status.routes.timedOut == 1)
        #expect(bench.status.routes.late == 1)
    }

    @Test func `RouteToDefault is used with the request's id`() {
        let call = ask()
        #expect(select(call, .default, nil) == .accepted)
        let used = outcomes
        #expect(used.map { $0["RequestId"].number } == [Int64(bench.requestID)])
        #expect(used.map { $0["RouteStatus"].enumerator(of: RouteStatus.self) } == [.routeDefaultUsed])
        #expect(bench.status.routes.latency(0.5) == 0)
        bench.pass(10_000)
        #expect(outcomes.isEmpty)
    }

    @Test(arguments: ["agent2", "2", "AGENT2"])
    func `a call is routed to an agent by name or id`(address: String) throws {
        let call = ask()
        #expect(select(call, .agent, address) == .accepted)
        let told = bench.take()
        let connected = try #require(told.first { $0.name == "CTICallConnected" })
        #expect(connected["AgentId"].number == 2)
        #expect(connected["CallId"].number != Int64(call))
    }

    @Test func `an agent who is busy or unknown is a rejection, and the request stays open`() {
        let first = ask()
        _ = select(first, .agent, "agent1")
        _ = bench.take()
        let second = ask()
        _ = select(second, .agent, "agent1")
        _ = select(second, .agent, "nobody")
        #expect(
            outcomes.map { $0["RouteRejectReason"].enumerator(of: RejectReason.self) }
                == [.destinationBusy, .noRouteToDestination])
        _ = select(second, .service, "2")
        #expect(outcomes.map(\.name) == ["CTIRouteUsed"])
        #expect(bench.status.routes.routed == 2)
    }

    @Test func `a second answer is late, one about a caller who is gone or unknown is told so`() {
        let call = ask()
        _ = select(call, .service, "1")
        _ = select(call, .service, "1")
        let gone = ask()
        _ = bench.act { portal, now in portal.hangUp(gone, at: now) }
        _ = select(gone, .service, "1")
        _ = select(4711, .service, "1")
        #expect(
            outcomes.dropFirst().map { $0["RouteRejectReason"].enumerator(of: RejectReason.self) }
                == [.callAlreadyRouted, .callCleared, .noRouteToDestination])
    }

    @Test func `a caller who hangs up ends his request`() {
        _ = ask(patience: 1000)
        bench.pass(1000)
        #expect(EventText.text(bench.take()) == "St1 Of1 De1 RR1 Cl1 En1 Cp1")
        bench.pass(10_000)
        #expect(outcomes.isEmpty)
        #expect(bench.status.routes.callersGone == 1)
        #expect(bench.status.routes.open == 0)
    }

    @Test func `a service that takes no calls is a failure`() {
        _ = bench.act { portal, now in portal.setService(2, to: .pause, at: now) }
        let call = ask()
        _ = select(call, .service, "2")
        #expect(outcomes.map { $0["FailureType"].enumerator(of: FailureType.self) } == [.noActiveService])
    }

    @Test func `a number outside is talked to, one that cannot be dialled is a failure`() {
        _ = select(ask(), .external, "+97231234567")
        #expect(EventText.text(bench.take()) == "St1 Of1 De1 RR1 RU1 Cl1 Es2")
        _ = select(ask(), .external, "call me")
        #expect(outcomes.map { $0["FailureType"].enumerator(of: FailureType.self) } == [.destinationInvalidNumber])
    }

    @Test func `user data sets the fields from the first on, and nil leaves one alone`() throws {
        let call = ask()
        _ = select(call, .service, "1", [.text("a"), .null, .text("c")])
        let connected = try #require(bench.take().first { $0.name == "CTICallConnected" })
        let data = connected["CallInfo"].record?["CallData"].list.compactMap { $0.record?["value"].text }
        #expect(data?.prefix(4) == ["a", "", "c", ""])
        #expect(data?.count == 20)
    }

    @Test(arguments: [
        (Int32(0), RouteType.service, "1", FaultCode.invalidCallID), (-1, .service, "1", .invalidCallID),
        (9, .invalid, "1", .invalidRouteType), (9, .ivr, "1", .invalidRouteType),
        (9, .voicemail, "1", .invalidRouteType),
        (9, .service, "", .invalidDestination), (9, .service, "one", .invalidDestination),
        (9, .agent, "", .invalidDestination),
        (9, .external, "", .invalidDestination),
    ])
    func `what can be seen to be wrong is a fault`(call: Int32, type: RouteType, address: String, code: FaultCode) {
        #expect(select(call, type, address) == .fault(code))
    }

    @Test func `an agent who does not answer gives the call back to its service`() throws {
        let bench = try PortalBench.onLine()
        let caller = Caller(ani: "1", dnis: "2", isScripted: true)
        let call = bench.act { portal, now in portal.call(caller, service: 3, at: now) ?? 0 }
        _ = bench.send(
            .routeSelect,
            [
                "CallId": .number(Int64(call)), "RouteActionType": Value(RouteType.agent),
                "DestinationAddress": .text("agent1"),
            ])
        _ = bench.take()
        bench.pass(20_000)
        let told = bench.take()
        #expect(told.contains { $0.name == "CTICallDelivered" })
        let state = told.first { $0.name == "CTIAgentStateChange" && $0["AgentId"].number == 1 }
        #expect(state?["AgentState"].enumerator() == AgentState.notReady)
        let connected = told.last { $0.name == "CTICallConnected" }
        #expect(connected?["AgentId"].number != 1)
    }
}
