import TestSupport
import Testing

@testable import CTIPS

struct RouteDialogueTests {
    private static let plan = RoutePlan(
        [RouteTarget(.service, "12"), RouteTarget(.agent, "agent7"), RouteTarget(.external, "9000")],
        userData: ["a", nil])

    @Test func `a RouteRequest is decided before its time is over, and the decision is sent`() throws {
        var desk = RouteDesk()
        let id = try desk.request(Site.request(7, timeout: 4))
        #expect(desk.effects == [.decide(id, Site.request(7, timeout: 4), by: .milliseconds(3500))])
        desk.now = .seconds(1)
        desk.decide(id, Self.plan)
        #expect(
            desk.effects == [
                .send(
                    RouteSelect(
                        requestID: 1, tenantID: 1, callID: 7, target: RouteTarget(.service, "12"), userData: ["a", nil]),
                    id, until: .seconds(4))
            ])
        desk.answer(.accepted)
        #expect(desk.effects == [])
        desk.now = .seconds(2)
        desk.outcome(7, .used(.routeSuccess, RouteTarget(.service, "12")))
        #expect(
            desk.effects == [
                .ended(id, Site.call(7), .routed(RouteTarget(.service, "12"), choice: 0), after: .seconds(2))
            ])
    }

    @Test(arguments: [(Int32(4), 3500), (1, 500), (0, 4500), (-3, 4500), (60, 59500)])
    func `the margin is half a second and at most half the time`(timeout: Int32, milliseconds: Int) throws {
        var desk = RouteDesk()
        let request = Site.request(7, timeout: timeout)
        let id = try desk.request(request)
        #expect(desk.effects == [.decide(id, request, by: .milliseconds(milliseconds))])
    }

    @Test func `a decision that does not come is replaced by the default, in time and under an id of its own`() throws {
        var desk = RouteDesk()
        _ = try desk.request(Site.request(7))
        #expect(desk.dialogues.deadline == .milliseconds(3500))
        desk.now = .milliseconds(3500)
        desk.tick()
        #expect(desk.sent?.target == .byDefault)
        #expect(desk.sent?.requestID == 1)
        desk.outcome(7, .used(.routeDefaultUsed, .byDefault))
        #expect(desk.end == .defaulted)
    }

    @Test func `a decision that comes late is not sent`() throws {
        var desk = RouteDesk()
        let id = try desk.request(Site.request(7))
        desk.now = .milliseconds(3500)
        desk.decide(id, Self.plan)
        #expect(desk.effects == [.ignored(.lateDecision(id))])
        desk.tick()
        #expect(desk.sent?.target == .byDefault)
        desk.decide(id, Self.plan)
        #expect(desk.effects == [.ignored(.lateDecision(id))])
    }

    @Test func `a plan without targets is the default, said at once`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), RoutePlan([]))
        #expect(desk.sent?.target == .byDefault)
    }

    @Test func `default routing that nobody asked for is told from the default that was`() throws {
        var desk = RouteDesk()
        _ = try desk.request(Site.request(7))
        desk.outcome(7, .used(.routeDefaultUsed, .byDefault), request: 0)
        #expect(desk.end == .switchDefault)
    }

    @Test func `a call that another client routed is told as that`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.outcome(7, .used(.routeSuccess, RouteTarget(.service, "3")), request: 4711)
        #expect(desk.end == .routedElsewhere)
    }

    @Test(arguments: [
        RouteOutcome.Result.rejected(.noRouteToDestination), .rejected(.destinationBusy), .rejected(.unknownReason),
        .failed(.destinationInvalidServiceIdentifier, reason: ""), .failed(.destinationBusy, reason: ""),
    ])
    func `what cannot be used is followed by the next target, and at last by the default`(result: RouteOutcome.Result)
        throws
    {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        var targets: [RouteTarget] = []
        for _ in 0..<4 {
            guard let sent = desk.sent else { break }
            targets.append(sent.target)
            desk.outcome(7, result)
        }
        #expect(targets == Self.plan.targets + [.byDefault])
        #expect(desk.effects == [])
        desk.outcome(7, .used(.routeDefaultUsed, .byDefault), request: 0)
        #expect(desk.end == .switchDefault)
    }

    @Test func `the target that was used is named with its place in the plan`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.outcome(7, .rejected(.destinationBusy))
        desk.outcome(7, .used(.routeSuccess, RouteTarget(.agent, "7")))
        #expect(desk.end == .routed(RouteTarget(.agent, "agent7"), choice: 1))
    }

    @Test func `near the end a rejected answer is followed by the default, and after the end by nothing`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.now = .milliseconds(3600)
        desk.outcome(7, .rejected(.destinationBusy))
        #expect(desk.sent?.target == .byDefault)
        desk.now = .milliseconds(4100)
        desk.outcome(7, .rejected(.noRouteToDestination))
        #expect(desk.end == .rejected(.noRouteToDestination))
    }

    // Appendix E, flow 2: after RouteRequestFailed the portal clears the call, and the next RouteSelect finds none.
    @Test func `a call that is cleared after an attempt that failed has failed`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.outcome(7, .failed(.destinationInvalidServiceIdentifier, reason: ""))
        desk.outcome(7, .rejected(.callCleared))
        #expect(desk.end == .failed(.destinationInvalidServiceIdentifier))
    }

    @Test func `a call that is cleared after a rejected answer was given up by its caller`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.outcome(7, .rejected(.destinationBusy))
        desk.outcome(7, .rejected(.callCleared))
        #expect(desk.end == .callerGone)
    }

    @Test func `a decision is awaited until the default is sent, the end of the time, or the end of the call`() throws {
        var desk = RouteDesk()
        let id = try desk.request(Site.request(7))
        #expect(desk.dialogues.awaitsDecision(id, at: .milliseconds(3499)))
        #expect(!desk.dialogues.awaitsDecision(id, at: .milliseconds(3500)))
        desk.now = .milliseconds(3500)
        desk.tick()
        #expect(!desk.dialogues.awaitsDecision(id, at: desk.now))
        #expect(desk.dialogues.isOpen(id))
        let other = try desk.request(Site.request(8))
        _ = desk.dialogues.event(Site.event(.callCleared, 8), at: desk.now)
        #expect(!desk.dialogues.awaitsDecision(other, at: desk.now))
        #expect(!desk.dialogues.isOpen(other))
    }

    @Test(arguments: [
        (RouteOutcome.Result.rejected(.routeTimeout), RouteEnd.rejected(.routeTimeout)),
        (.rejected(.callAlreadyRouted), .rejected(.callAlreadyRouted)), (.rejected(.callCleared), .callerGone),
        (.failed(.invalidCallID, reason: ""), .failed(.invalidCallID)),
        (.failed(.routeTimeout, reason: ""), .failed(.routeTimeout)),
    ])
    func `some words of the portal are the last`(result: RouteOutcome.Result, end: RouteEnd) throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.outcome(7, result)
        #expect(desk.end == end)
    }

    @Test(arguments: [
        (RouteAnswer.fault(PortalFault(.invalidDestination, "")), RouteTarget(.agent, "agent7")),
        (.fault(PortalFault(.invalidRouteType, "")), RouteTarget(.agent, "agent7")),
        (.fault(PortalFault(nil, "")), RouteTarget(.agent, "agent7")),
        (.refused(code: 204), RouteTarget(.agent, "agent7")),
        (.unsent, RouteTarget(.service, "12")),
    ])
    func `an answer that is refused at once is followed by the next, one that never left by itself`(
        answer: RouteAnswer, next: RouteTarget
    ) throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.answer(answer)
        #expect(desk.sent?.target == next)
        #expect(desk.sent?.requestID == 2)
    }

    @Test func `a call that the portal does not know is over`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.answer(.fault(PortalFault(.invalidCallID, "")))
        #expect(desk.end == .refused(.invalidCallID))
    }

    @Test func `a session that the portal does not know is told to the session`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.answer(.fault(PortalFault(.invalidSessionID, "")))
        #expect(desk.effects == [.sessionUnknown])
        desk.effects = desk.dialogues.linkLost(at: desk.now)
        #expect(desk.end == .linkLost)
    }

    @Test func `an answer that may have arrived is not sent twice`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.answer(.none)
        #expect(desk.effects == [])
        desk.now = .milliseconds(3500)
        desk.tick()
        #expect(desk.effects == [])
        desk.now = .seconds(6)
        desk.tick()
        #expect(desk.end == .unconfirmed)
    }

    @Test func `answers that never leave end as nothing said`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.answer(.unsent)
        desk.answer(.unsent)
        #expect(desk.effects == [])
        desk.now = .seconds(6)
        desk.tick()
        #expect(desk.end == .lapsed)
    }

    @Test func `RouteUsed may come before the answer to RouteSelect`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        let sent = desk.sent
        desk.outcome(7, .used(.routeSuccess, RouteTarget(.service, "12")))
        #expect(desk.end == .routed(RouteTarget(.service, "12"), choice: 0))
        desk.answer(.accepted, to: sent)
        #expect(desk.effects == [])
    }

    @Test func `the outcome of an older answer changes nothing`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.outcome(7, .rejected(.destinationBusy))
        desk.outcome(7, .rejected(.destinationBusy), request: 1)
        #expect(desk.effects == [.ignored(.strayOutcome(Site.call(7)))])
        #expect(desk.dialogues.openCount == 1)
    }

    @Test(arguments: [EventType.callCleared, .callEnd, .callCompleted])
    func `a caller who hangs up ends what is not answered yet`(type: EventType) throws {
        var desk = RouteDesk()
        _ = try desk.request(Site.request(7))
        desk.effects = desk.dialogues.event(Site.event(type, 7), at: desk.now)
        #expect(desk.end == .callerGone)
    }

    @Test(arguments: [EventType.callOffered, .callDelivered, .callConnected, .callEstablished, .callHeld])
    func `other events of the call end nothing`(type: EventType) throws {
        var desk = RouteDesk()
        _ = try desk.request(Site.request(7))
        desk.effects = desk.dialogues.event(Site.event(type, 7), at: desk.now)
        #expect(desk.effects == [])
    }

    // Guide, flow E-4: the original call is cleared when it is routed, and the events may overtake each other.
    @Test func `an answer under way outlives the call's end by the grace, no longer`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        desk.effects = desk.dialogues.event(Site.event(.callCleared, 7), at: desk.now)
        #expect(desk.effects == [])
        var other = desk
        desk.outcome(7, .used(.routeSuccess, RouteTarget(.service, "12")))
        #expect(desk.end == .routed(RouteTarget(.service, "12"), choice: 0))
        #expect(other.dialogues.deadline.map { $0 <= .seconds(2) } == true)
        other.now = .seconds(2)
        other.tick()
        #expect(other.end == .callerGone)
    }

    @Test func `a call that is gone is not routed elsewhere`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        _ = desk.dialogues.event(Site.event(.callCleared, 7), at: desk.now)
        desk.outcome(7, .failed(.destinationInvalidServiceIdentifier, reason: ""))
        #expect(desk.end == .failed(.destinationInvalidServiceIdentifier))
    }

    @Test func `a second RouteRequest for the same call is one question, even after its end`() throws {
        var desk = RouteDesk()
        let id = try desk.request(Site.request(7))
        desk.effects = desk.dialogues.requested(Site.request(7), at: .seconds(1))
        #expect(desk.effects == [.ignored(.duplicateRequest(Site.call(7)))])
        desk.decide(id, Self.plan)
        desk.outcome(7, .used(.routeSuccess, RouteTarget(.service, "12")))
        desk.effects = desk.dialogues.requested(Site.request(7), at: .seconds(3))
        #expect(desk.effects == [.ignored(.duplicateRequest(Site.call(7)))])
    }

    @Test func `a call id that is used again later is another call`() throws {
        var desk = RouteDesk()
        let id = try desk.request(Site.request(7))
        desk.decide(id, Self.plan)
        desk.outcome(7, .used(.routeSuccess, RouteTarget(.service, "12")))
        desk.now = .seconds(6)
        let again = try desk.request(Site.request(7))
        #expect(again != id)
    }

    @Test func `calls that differ in any part of their identity are different calls`() {
        var desk = RouteDesk()
        var count = 0
        for (tenant, site, sequence, call) in [(1, 1, 1, 1), (2, 1, 1, 1), (1, 2, 1, 1), (1, 1, 2, 1), (1, 1, 1, 2)] {
            var request = Site.request(1)
            request.call = CallIdentity(
                tenantID: Int32(tenant), originatingSiteID: Int32(site), sequenceID: Int64(sequence),
                callID: Int32(call))
            if case .decide = desk.dialogues.requested(request, at: .zero).first { count += 1 }
        }
        #expect(count == 5)
    }

    @Test func `an outcome without sequence and site is known by its call, one with another's is not`() throws {
        var desk = RouteDesk()
        desk.decide(try desk.request(Site.request(7)), Self.plan)
        var outcome = Site.outcome(7, request: 1, .rejected(.destinationBusy))
        outcome.call.sequenceID = 5
        desk.effects = desk.dialogues.outcome(outcome, at: desk.now, ids: &desk.ids)
        #expect(desk.effects == [.ignored(.strayOutcome(outcome.call))])
        (outcome.call.sequenceID, outcome.call.originatingSiteID) = (0, 0)
        desk.effects = desk.dialogues.outcome(outcome, at: desk.now, ids: &desk.ids)
        #expect(desk.sent?.target == RouteTarget(.agent, "agent7"))
    }

    @Test func `losing the link ends all that is open, and a decision made for it is not taken for a later call's`()
        throws
    {
        var desk = RouteDesk()
        let first = try desk.request(Site.request(7))
        desk.decide(try desk.request(Site.request(8)), Self.plan)
        let effects = desk.dialogues.linkLost(at: .seconds(1))
        #expect(effects.count == 2)
        #expect(effects.allSatisfy { if case .ended(_, _, .linkLost, after: .seconds(1)) = $0 { true } else { false } })
        #expect(desk.dialogues.deadline == nil)
        let again = try desk.request(Site.request(7))
        desk.decide(first, Self.plan)
        #expect(desk.effects == [.ignored(.lateDecision(first))])
        desk.decide(again, Self.plan)
        #expect(desk.sent?.callID == 7)
    }

    @Test func `user data beyond the contract's twenty is dropped`() throws {
        var desk = RouteDesk()
        desk.decide(
            try desk.request(Site.request(7)),
            RoutePlan([RouteTarget(.service, "1")], userData: (1...25).map { "\($0)" }))
        #expect(desk.sent?.userData.count == 20)
        #expect(desk.sent?.userData.last == "20")
    }

    @Test func `a RouteSelect is written as the contract wants it and read again`() throws {
        let select = RouteSelect(
            requestID: 5, tenantID: 1, callID: 100, target: RouteTarget(.service, "12"), userData: ["x<", nil, ""])
        guard
            case .request(.routeSelect, let record) = try MessageReader().message(
                select.message(session: "s1").encoded()
            ).message
        else { throw CTIPSError.unknownOperation("") }
        #expect(record["SessionId"] == .text("s1"))
        #expect(record["RouteActionType"].enumerator(of: RouteType.self) == .service)
        #expect(RouteSelect(record) == select)
    }
}
