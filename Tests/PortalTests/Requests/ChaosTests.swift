import CTIPS
import TestSupport
import Testing

@testable import Portal

/// Whatever clients send in whatever order, the system behind the portal stays sound.
struct ChaosTests {
    private static let operations: [Operation] = Operation.requests.filter {
        $0 != .openConnection && $0 != .closeConnection && $0 != .offLine
    }

    @Test(arguments: 0..<40)
    func `no order of requests leaves a call without an end or an agent without a state`(seed: UInt64) throws {
        let bench = try PortalBench.onLine()
        var random = SplitMix64(seed: seed)
        var watch = CallWatch()
        watch.begin(bench)
        for _ in 0..<400 {
            if random.chance(perMille: 150) {
                let caller = Caller(ani: "1", dnis: "2", talk: random.chance(perMille: 500) ? 2000 : nil)
                _ = bench.act { portal, now in
                    portal.call(caller, service: Int32(1 + random.below(4)), at: now)
                }
            }
            if random.chance(perMille: 50) {
                let call = callID(bench, &random)
                _ = bench.act { portal, now in portal.hangUp(Int32(truncatingIfNeeded: call), at: now) }
            }
            let operation = random.pick(Self.operations)
            watch.expectSound(bench)
            send(operation, bench, &random)
            watch.expectSound(bench, operation)
            if random.chance(perMille: 400) { bench.pass(Int64(random.below(1500))) }
            watch.expectSound(bench)
        }
        endAll(bench)
        watch.expectSound(bench)
        #expect(bench.status.calls == 0)
        let legs = bench.portal.board.legs.count
        #expect(legs == 0)
        let states = Set(bench.portal.board.desks.filter(\.isLoggedIn).map(\.state))
        #expect(states.isSubset(of: [.idle, .notReady, .notReadyPark, .reserved]))
        // Every call that began was completed once.
        let started = watch.told.filter { $0.name == "CTICallStarted" }.map { $0["CallId"].number }
        let completed = watch.told.filter { $0.name == "CTICallCompleted" }.map { $0["CallId"].number }
        #expect(started.sorted() == completed.sorted())
    }

    /// Everybody hangs up, and agents are done with their calls.
    private func endAll(_ bench: PortalBench) {
        for _ in 0..<20 {
            bench.act { portal, _ in
                for sequence in portal.board.interactions.keys.sorted() { portal.board.hangUpCustomer(sequence) }
                for agent in portal.board.desks.indices {
                    let desk = portal.board.desks[agent]
                    if let consultation = desk.consultation { try? portal.board.clear(consultation.leg, by: agent) }
                    if desk.state == .wrap { portal.board.dispose(agent) }
                    try? portal.board.clear(desk.leg, by: agent)
                }
                portal.publish()
            }
            bench.pass(30_000)
        }
    }

    private func callID(_ bench: PortalBench, _ random: inout SplitMix64) -> Int64 {
        let calls = bench.portal.board.legs.keys.sorted()
        guard !calls.isEmpty, random.chance(perMille: 950) else { return Int64(random.below(3)) }
        return Int64(random.pick(calls))
    }

    private func send(_ operation: Operation, _ bench: PortalBench, _ random: inout SplitMix64) {
        let call = callID(bench, &random)
        // As often as not the agent is one of the call's.
        let own = bench.portal.board.legs[Int32(truncatingIfNeeded: call)].map { Int64($0.agent + 1) } ?? 0
        let agent = own > 0 && random.chance(perMille: 700) ? own : Int64(random.below(6))
        let destination: (DestinationType, String) = random.pick([
            (.agent, "agent1"), (.agent, "agent2"), (.agent, "agent3"), (.agent, "nobody"), (.service, "1"),
            (.service, "2"), (.service, "4"), (.service, "9"), (.external, "031234567"), (.external, "x"),
        ])
        let consultation = bench.portal.board.desks.compactMap(\.consultation).first?.leg ?? 0
        var record = Record(operation.rawValue + "Args")
        for (name, value) in [
            ("SessionId", Value.text(bench.session)), ("TenantId", .number(1)),
            ("RequestId", .number(Int64(bench.newRequestID()))),
            ("AgentIdx", .number(agent)), ("CallId", .number(call)),
            ("ConsultationCallId", .number(Int64(consultation))), ("DestinationType", Value(destination.0)),
            ("DestinationAddress", .text(destination.1)), ("AcceptCall", .flag(random.chance(perMille: 800))),
            ("RouteActionType", Value(random.pick([RouteType.service, .agent, .external, .default]))),
            ("TransferType", Value(random.pick([TransferType.blind, .consultation]))),
            ("WrapState", .flag(random.chance(perMille: 500))), ("DtmfDigits", .text("1")),
            ("UserData", .list([.text("x")])), ("WrapNotRequired", .flag(random.chance(perMille: 300))),
            ("AgentLoginName", .text("agent\(agent)")), ("StationId", .text("60\(agent)")),
            ("InitState", Value(random.pick([AgentState.idle, .notReady]))),
            ("AgentLoginNameList", .list([.text("agent\(agent)")])),
            ("NewState", Value(random.pick([AgentState.idle, .idle, .notReady, .reserved, .wrap]))),
            ("EntityType", .list([Value(EntityType.callInfo), Value(EntityType.agentInfo)])),
            ("MessageClass", Value(MessageClass.call)), ("FieldType", Value(FieldType.tenantID)),
            ("FieldValue", .text("1")),
        ] where record.members.contains(where: { $0.name == name }) {
            record[name] = value
        }
        // Registered for calls throughout, so that the events can be counted.
        if operation == .deleteMessageClass { record["MessageClass"] = Value(MessageClass.system) }
        _ = bench.receive(.request(operation, record))
    }
}
