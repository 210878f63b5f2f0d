import TestSupport
import Testing

@testable import CTIPS

/// Many calls at once against a portal, a decider and callers who do anything in any order.
struct RouteDialoguePropertyTests {
    private struct Run {
        var desk = RouteDesk()
        var random: SplitMix64
        var asked: [DialogueID: RouteRequest] = [:]
        var ends: [DialogueID: Int] = [:]
        var inFlight: [DialogueID: RouteSelect] = [:]
        var undecided: [DialogueID] = []
        var sent: [(select: RouteSelect, id: DialogueID)] = []
        var usedIDs: Set<Int32> = []
        var duplicates = 0
    }

    private static let reasons: [RouteOutcome.Result] =
        RejectReason.allCases.map { .rejected($0) } + [
            .failed(.destinationBusy, reason: ""), .failed(.invalidCallID, reason: ""),
        ]

    // What holds of every effect, whatever led to it.
    private func check(_ effects: [RouteEffect], _ run: inout Run) {
        for effect in effects {
            switch effect {
            case .decide(let id, let request, let deadline):
                #expect(run.asked[id] == nil)
                #expect(deadline > run.desk.now)
                run.asked[id] = request
                run.undecided.append(id)
            case .send(let select, let id, until: _):
                #expect(run.ends[id] == nil, "an answer after the end")
                #expect(run.usedIDs.insert(select.requestID).inserted, "a request id twice")
                #expect(select.callID == run.asked[id]?.call.callID)
                run.inFlight[id] = select
                run.sent.append((select, id))
            case .ended(let id, let call, _, let after):
                #expect(run.asked[id]?.call == call)
                #expect(after >= .zero)
                run.ends[id, default: 0] += 1
            case .ignored(.duplicateRequest): run.duplicates += 1
            case .ignored, .sessionUnknown: break
            }
        }
    }

    private func step(_ run: inout Run) {
        let call = Int32(1 + run.random.below(12))
        let now = run.desk.now
        switch run.random.below(12) {
        case 0, 1:
            check(run.desk.dialogues.requested(Site.request(call, timeout: Int32(run.random.below(6))), at: now), &run)
        case 2, 3:
            guard !run.undecided.isEmpty else { return }
            let id = run.random.pick(run.undecided)
            let targets = (0..<run.random.below(4)).map { RouteTarget(.service, "\($0)") }
            check(run.desk.dialogues.decided(id, RoutePlan(targets), at: now, ids: &run.desk.ids), &run)
        case 4, 5:
            guard !run.sent.isEmpty else { return }
            let (select, id) = run.random.pick(Array(run.sent.suffix(6)))
            let answer = run.random.pick([
                RouteAnswer.accepted, .accepted, .none, .unsent, .refused(code: 1),
                .fault(PortalFault(.invalidDestination, "")),
                .fault(PortalFault(.invalidCallID, "")), .fault(PortalFault(.invalidSessionID, "")),
            ])
            check(run.desk.dialogues.answered(id, select.requestID, answer, at: now, ids: &run.desk.ids), &run)
        case 6, 7, 8:
            let own = run.sent.isEmpty ? nil : run.random.pick(Array(run.sent.suffix(6))).select
            let results =
                Self.reasons + Array(repeating: .used(.routeSuccess, RouteTarget(.service, "1")), count: 3)
                + [.used(.routeDefaultUsed, .byDefault)]
            let request = run.random.pick([own?.requestID ?? 0, own?.requestID ?? 0, own?.requestID ?? 0, 0, 999_999])
            var outcome = Site.outcome(own?.callID ?? call, request: request, run.random.pick(results))
            if run.random.chance(perMille: 200) { (outcome.call.sequenceID, outcome.call.originatingSiteID) = (0, 0) }
            check(run.desk.dialogues.outcome(outcome, at: now, ids: &run.desk.ids), &run)
        case 9:
            let type = run.random.pick([EventType.callCleared, .callEnd, .callDelivered, .callCompleted])
            check(run.desk.dialogues.event(Site.event(type, call), at: now), &run)
        case 10: check(run.desk.dialogues.tick(at: now, ids: &run.desk.ids), &run)
        default:
            guard run.random.chance(perMille: 30) else { return }
            check(run.desk.dialogues.linkLost(at: now), &run)
        }
    }

    // 400 seeds of at least 25 RouteRequests each: more than the ten thousand that are promised.
    @Test(arguments: 0..<400)
    func `every RouteRequest ends exactly once, whatever happens in whatever order`(seed: Int) {
        var run = Run(random: SplitMix64(seed: UInt64(seed)))
        while run.asked.count < 28 {
            step(&run)
            run.desk.now += .milliseconds(run.random.below(400))
        }
        // Nobody says anything more: time alone has to end what is open.
        while run.desk.dialogues.openCount > 0, let deadline = run.desk.dialogues.deadline {
            run.desk.now = max(run.desk.now, deadline)
            check(run.desk.dialogues.tick(at: run.desk.now, ids: &run.desk.ids), &run)
        }
        #expect(run.ends.keys.sorted() == run.asked.keys.sorted())
        #expect(run.ends.values.allSatisfy { $0 == 1 })
    }

    // A portal that keeps its word: one RouteSelect is open at a time, and what it says is what is told.
    @Test(arguments: 0..<200)
    func `against a portal that keeps the contract every call is told as the portal routed it`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        var desk = RouteDesk()
        let busy = random.below(4)
        let plan = RoutePlan((0..<3).map { RouteTarget(.service, "\($0)") })
        let id = try desk.request(Site.request(7))
        desk.now += .milliseconds(random.below(3000))
        desk.decide(id, plan)
        var open = 0
        for attempt in 0..<4 {
            let select = try #require(desk.sent)
            open += 1
            #expect(open == 1, "two answers open at once")
            if random.chance(perMille: 500) { desk.answer(.accepted) }
            open -= 1
            if attempt == busy {
                let isDefault = select.target.type == .default
                desk.outcome(
                    7, .used(isDefault ? .routeDefaultUsed : .routeSuccess, select.target), request: select.requestID)
                #expect(desk.end == (isDefault ? .defaulted : .routed(select.target, choice: attempt)))
                return
            }
            desk.outcome(7, .rejected(.destinationBusy), request: select.requestID)
        }
        Issue.record("the call was never routed")
    }

    @Test func `the memory of calls that are over goes with their time`() {
        var desk = RouteDesk()
        for number in 0..<5000 {
            desk.now = .milliseconds(number * 10)
            guard let id = try? desk.request(Site.request(Int32(number + 1))) else { continue }
            desk.decide(id, RoutePlan([RouteTarget(.service, "1")]))
            desk.outcome(Int32(number + 1), .used(.routeSuccess, RouteTarget(.service, "1")))
            desk.tick()
        }
        // Six seconds of a hundred calls each, and nothing of the 44 before.
        #expect(desk.dialogues.rememberedCount <= 601)
    }
}
