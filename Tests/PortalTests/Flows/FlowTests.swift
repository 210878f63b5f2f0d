import CTIPS
import Testing

@testable import Portal

/// The twelve flows of the guide's appendix E, read from its figures, with CallStarted and CallCompleted where chapter
/// 2 has them. Call 1 is the caller's first, and its number is that of CallCompleted, as chapter 4 has it.
struct FlowTests {
    private static let talk = "St1 Of1 De1 Co1 PA Es1 AA"
    private static let consult = "\(talk) Or2 Co3 PB He1 Cs1 Es3 AB"
    private static let handOver = "Es4 AB Tr1 Cl1 Cl3 Cl2 WA En1 IA Cl4 WB En4 Cp1 IB"
    private static let callerLeaves = "Cf1 Cl4 Cl1 Es2 AA Cl3 WB Cl2 WA En3 IB En1 Cp1 IA"

    static let figures: [(Int, String)] = [
        (1, "\(talk) Cl1 WA En1 Cp1 IA"),
        (4, "\(consult) \(handOver)"),
        (5, "\(talk) Tr1 Cl1 WA De2 Co2 PB Es2 AB En1 IA Cl2 WB En2 Cp1 IB"),
        (6, "\(consult) \(handOver)"),
        (7, "\(consult) \(handOver)"),
        (8, "\(talk) Tr1 Cl1 WA De2 Cl2 De3 Co3 PB Es3 AB En1 IA Cl3 WB En3 Cp1 IB"),
        (9, "\(consult) \(callerLeaves)"),
        (10, "St1 Co2 PB Or1 Es1 AA Es2 AB Cl2 WB Cl1 WA En2 IB En1 Cp1 IA"),
        (11, "\(consult) \(callerLeaves)"),
        (12, "\(consult) Cf1 Es5 AB Tr1 Cl1 Cl3 Cl2 WA En1 IA Cl5 WB En5 Cp1 IB"),
    ]

    @Test(arguments: figures)
    func `a flow tells what its figure shows`(number: Int, figure: String) throws {
        let bench = try PortalBench.onLine()
        _ = bench.take()
        let run = try bench.play(number)
        #expect(run.state == .done)
        #expect(EventText.text(bench.take()) == EventText.normalised(figure))
        #expect(bench.status.calls == 0)
    }

    @Test(arguments: [
        (2, "77", "St1 Of1 De1 RR1 RF1 Cl1 En1 Cp1"),
        (3, "2", "St1 Of1 De1 RR1 RU1 Cl1 De2 Co2 PA Es2 AA Cl2 WA En2 Cp1 IA"),
    ])
    func `a routed flow tells what its figure shows`(number: Int, service: String, figure: String) throws {
        let bench = try PortalBench.onLine()
        _ = bench.take()
        let flow = try #require(Flow(number))
        let id = bench.act { portal, now in portal.start(flow, at: now) }
        bench.pass(10)
        let told = bench.take()
        let request = try #require(told.last)
        #expect(request.name == "CTIRouteRequest")
        #expect(request["RouteTimeout"].number == 5)
        let select = bench.send(
            .routeSelect,
            [
                "CallId": request["CallId"], "RouteActionType": Value(RouteType.service),
                "DestinationAddress": .text(service),
            ])
        #expect(select == .accepted)
        for _ in 0..<100 where bench.flow(id)?.isGoing == true { bench.pass(100) }
        #expect(bench.flow(id)?.state == .done)
        let rest = bench.take()
        #expect(EventText.text(told + rest) == EventText.normalised(figure))
        #expect(rest.first?["RequestId"].number == Int64(bench.requestID))
        if number == 2 {
            #expect(rest.first?["FailureType"].enumerator() == FailureType.destinationInvalidServiceIdentifier)
        } else {
            #expect(rest.first?["RouteStatus"].enumerator() == RouteStatus.routeSuccess)
            #expect(rest.first?["RouteDestination"].text == "2")
            let sequences = Set(
                (told + rest).filter { $0["CallId"].number > 0 && $0["CallSequenceId"].number > 0 }
                    .map { $0["CallSequenceId"].number })
            #expect(sequences.count == 1)
        }
    }

    @Test func `a transfer names the consulting, the consulted and the new call`() throws {
        let bench = try PortalBench.onLine()
        _ = try bench.play(4)
        let events = bench.take()
        let transferred = try #require(events.first { $0.name == "CTICallTransferred" })
        let originated = try #require(events.first { $0.name == "CTICallOriginated" })
        #expect(transferred["ConsultingCallId"] == originated["CallId"])
        let end = try #require(events.last { $0.name == "CTICallEnd" })
        #expect(transferred["TransferredCallId"] == end["CallId"])
        let connected = try #require(events.last { $0.name == "CTICallConnected" })
        #expect(transferred["ConsultedCallId"] == connected["CallId"])
        #expect(connected["OriginatingAgentId"] == originated["AgentId"])
    }

    @Test func `a transfer to a service has no consultation`() throws {
        let bench = try PortalBench.onLine()
        _ = try bench.play(5)
        let transferred = try #require(bench.take().first { $0.name == "CTICallTransferred" })
        #expect(transferred["ConsultingCallId"].number == 0)
        #expect(transferred["ConsultationAgentId"].number == 0)
    }

    @Test(arguments: [(9, false), (11, true)])
    func `a conference names the consulted call if an agent was called`(number: Int, isNamed: Bool) throws {
        let bench = try PortalBench.onLine()
        _ = try bench.play(number)
        let conferenced = try #require(bench.take().first { $0.name == "CTICallConferenced" })
        #expect((conferenced["ConsultedCallId"].number != 0) == isNamed)
        #expect(conferenced["ConferenceCallId"].number != 0)
        #expect(conferenced["ConsultationAgentId"].number != conferenced["AgentId"].number)
    }

    @Test func `flows can be played one after the other`() throws {
        let bench = try PortalBench.onLine()
        for number in [1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1] {
            #expect(try bench.play(number).state == .done, "flow \(number)")
        }
        #expect(bench.status.calls == 0)
    }
}
