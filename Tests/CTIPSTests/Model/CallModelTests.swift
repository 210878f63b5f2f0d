import Testing

@testable import CTIPS

struct CallModelTests {
    private func model(_ events: [Event], each step: Duration = .seconds(1)) -> CallModel {
        var model = CallModel()
        var now = Duration.zero
        for event in events {
            model.receive(event, at: now)
            now += step
        }
        return model
    }

    private func state(_ model: CallModel, _ call: Int32) -> CallState? {
        model.calls[CallModel.CallKey(tenantID: 1, callID: call)]?.state
    }

    private static let inbound: [Event] = [
        .call(Site.event(.callStarted, 3)), .call(Site.event(.callOffered, 3, service: 10)),
        .call(Site.event(.callDelivered, 3, service: 10)), .call(Site.event(.callConnected, 3, service: 10, agent: 1)),
        .agent(Site.agent(1, .pendingActive, call: 3)), .call(Site.event(.callEstablished, 3, agent: 1)),
        .agent(Site.agent(1, .active, call: 3)), .call(Site.event(.callCleared, 3, agent: 1)),
        .agent(Site.agent(1, .wrap, call: 3)),
        .call(Site.event(.callEnd, 3)), .call(Site.event(.callCompleted, 3)), .agent(Site.agent(1, .idle)),
    ]

    // Guide, chapter 2 and flow E-2.
    @Test func `an inbound call goes from offered to its end, and its agent with it`() {
        let states = (1...Self.inbound.count).map { state(model(Array(Self.inbound.prefix($0))), 3) }
        #expect(
            states == [
                .callOffered, .callOffered, .callDelivered, .callConnected, .callConnected, .callEstablished,
                .callEstablished,
                .callCleared, .callCleared, nil, nil, nil,
            ])
        let agents = (1...Self.inbound.count).map { model(Array(Self.inbound.prefix($0))).agents[1]?.state }
        #expect(
            agents == [
                nil, nil, nil, nil, .pendingActive, .pendingActive, .active, .active, .wrap, .wrap, .wrap, .idle,
            ])
    }

    // Flow E-3: a call that no agent had is over when it is cleared.
    @Test func `a caller who hangs up while waiting is gone at once`() {
        let model = model([
            .call(Site.event(.callDelivered, 3, service: 10)), .call(Site.event(.callCleared, 3, service: 10)),
        ])
        #expect(model.calls.isEmpty)
    }

    // Flow E-4: the routed call goes on under a new id, and no end of the old one is ever told.
    @Test func `a routed call leaves nothing behind under its old id`() {
        let model = model([
            .call(Site.event(.callDelivered, 3, service: 10)), .call(Site.event(.callCleared, 3, service: 10)),
            .call(Site.event(.callDelivered, 4, service: 12)),
        ])
        #expect(model.calls.keys.map(\.callID) == [4])
        #expect(model.load(of: 12, at: .seconds(10)).waitingCount == 1)
    }

    // Flow E-5: blind transfer to an agent; calls 13313 and 13314 are cleared and never ended.
    @Test func `after a transfer between agents only the call that goes on is left, and after its end none`() {
        let transfer: [Event] = [
            .call(Site.event(.callEstablished, 3, service: 10, agent: 1)), .agent(Site.agent(1, .active, call: 3)),
            .call(Site.event(.callOriginated, 13313, agent: 1)), .call(Site.event(.callConnected, 13314, agent: 2)),
            .agent(Site.agent(2, .pendingActive, call: 13314)), .call(Site.event(.callHeld, 3, agent: 1)),
            .call(Site.event(.callConsultation, 3, agent: 1)), .call(Site.event(.callEstablished, 13314, agent: 2)),
            .agent(Site.agent(2, .active, call: 13314)), .call(Site.event(.callEstablished, 8961, agent: 2)),
            .agent(Site.agent(2, .active, call: 8961)), .call(Site.event(.callTransferred, 3, agent: 1, next: 8961)),
            .call(Site.event(.callCleared, 3, agent: 1)), .call(Site.event(.callCleared, 13314, agent: 2)),
            .call(Site.event(.callCleared, 13313, agent: 1)), .agent(Site.agent(1, .wrap, call: 3)),
            .call(Site.event(.callEnd, 3)),
            .agent(Site.agent(1, .idle)),
        ]
        let ending: [Event] = [
            .call(Site.event(.callCleared, 8961, agent: 2)), .agent(Site.agent(2, .wrap, call: 8961)),
            .call(Site.event(.callEnd, 8961)), .agent(Site.agent(2, .idle)),
        ]
        #expect(state(model(transfer), 8961) == .callEstablished)
        #expect(model(transfer).calls.values.filter { $0.state != .callCleared }.map(\.call.callID) == [8961])
        #expect(model(transfer + ending).calls.isEmpty)
    }

    @Test(arguments: 0..<6)
    func `events of a call that change places with their neighbours lead to the same end`(place: Int) {
        var events = Self.inbound
        events.swapAt(place, place + 1)
        #expect(model(events).calls.isEmpty)
        #expect(model(events).agents[1]?.state == .idle)
        // Whatever came before: a call that an agent talks to is not one that waits.
        #expect(model(Array(events.prefix(8))).load(of: 10, at: .seconds(20)).waitingCount == 0)
    }

    @Test func `an event twice is an event once`() {
        let doubled = Self.inbound.flatMap { [$0, $0] }
        for count in 1...Self.inbound.count {
            let once = model(Array(Self.inbound.prefix(count)), each: .zero)
            let twice = model(Array(doubled.prefix(2 * count)), each: .zero)
            #expect(once.calls == twice.calls)
            #expect(once.agents == twice.agents)
        }
    }

    @Test func `a service's load counts who waits, how long, and who could answer`() {
        var model = CallModel()
        model.receive(.service(ServiceEvent(header: Site.header(service: 10), state: .active, agentIDs: [])), at: .zero)
        model.receive(.call(Site.event(.callOffered, 1, service: 10)), at: .seconds(1))
        model.receive(.call(Site.event(.callDelivered, 1, service: 10)), at: .seconds(2))
        model.receive(.call(Site.event(.callDelivered, 2, service: 10)), at: .seconds(5))
        model.receive(.call(Site.event(.callDelivered, 3, service: 11)), at: .seconds(5))
        model.receive(.call(Site.event(.callConnected, 4, service: 10, agent: 3)), at: .seconds(5))
        model.receive(.agent(Site.agent(1, .idle, services: [10, 11])), at: .seconds(3))
        model.receive(.agent(Site.agent(2, .idle, services: [10])), at: .seconds(1))
        model.receive(.agent(Site.agent(3, .active, services: [10])), at: .seconds(1))
        let load = model.load(of: 10, at: .seconds(11))
        #expect(load.state == .active)
        #expect(load.waitingCount == 2)
        // From when it was first heard of: the caller does not know of the step between.
        #expect(load.longestWait == .seconds(10))
        #expect(load.agentCount == 3)
        #expect(load.idleCount == 2)
        #expect(model.idleAgents(of: 10).map(\.agentID) == [2, 1])
        #expect(model.load(of: 99, at: .seconds(11)) == ServiceLoad())
    }

    @Test func `agents come and go, and keep what an event leaves out`() {
        var model = CallModel()
        let login = AgentEvent(header: Site.header(agent: 5), change: .loggedIn(name: "dana", services: [1, 2]))
        model.receive(.agent(login), at: .zero)
        model.receive(.agent(Site.agent(5, .idle)), at: .seconds(1))
        #expect(model.agents[5]?.loginName == "dana")
        #expect(model.agents[5]?.serviceIDs == [1, 2])
        model.receive(.agent(Site.agent(5, .idle)), at: .seconds(9))
        #expect(model.agents[5]?.since == .seconds(1))
        model.receive(
            .service(ServiceEvent(header: Site.header(service: 2), state: .active, agentIDs: [6])), at: .seconds(9))
        model.receive(
            .service(ServiceEvent(header: Site.header(service: 3), state: .active, agentIDs: [5])), at: .seconds(9))
        #expect(model.agents[5]?.serviceIDs == [1, 3])
        model.receive(.agent(AgentEvent(header: Site.header(agent: 5), change: .loggedOut)), at: .seconds(10))
        #expect(model.agents.isEmpty)
    }

    private func part(_ kind: EntityType, _ entity: SnapshotEvent.Entity, request: Int32 = 9) -> Event {
        .snapshot(SnapshotEvent(header: Site.header(request: request), kind: kind, entity: entity))
    }

    private func agent(_ id: Int32, _ state: AgentState) -> Event {
        part(.agentInfo, .agent(SnapshotAgent(agentID: id, loginName: "a\(id)", state: state, serviceIDs: [1])))
    }

    private func call(_ id: Int32, _ state: CallState) -> Event {
        part(.callInfo, .call(SnapshotCall(call: Site.call(id), state: state, serviceID: 1)))
    }

    @Test func `a snapshot adds what is not known and drops what it does not confirm`() {
        var model = CallModel()
        model.receive(.call(Site.event(.callDelivered, 1, service: 1)), at: .zero)
        model.receive(.call(Site.event(.callDelivered, 2, service: 1)), at: .zero)
        model.receive(.agent(Site.agent(1, .active)), at: .zero)
        #expect(!model.isComplete)
        model.snapshotBegan(requestID: 9, of: [.agentInfo, .callInfo, .serviceInfo])
        model.receive(agent(2, .idle), at: .seconds(1))
        model.receive(call(2, .callDelivered), at: .seconds(1))
        model.receive(
            part(.serviceInfo, .service(SnapshotService(serviceID: 1, state: .active, isExternallyRouted: true))),
            at: .seconds(1))
        model.snapshotEnded(requestID: 9)
        #expect(model.isComplete)
        #expect(model.agents.keys.sorted() == [2])
        #expect(model.calls.keys.map(\.callID) == [2])
        #expect(model.calls.values.first?.since == .zero)
        #expect(model.services[1]?.isExternallyRouted == true)
    }

    @Test func `what events tell while a snapshot comes is newer than the snapshot`() {
        var model = CallModel()
        model.receive(.call(Site.event(.callDelivered, 1, service: 1)), at: .zero)
        model.snapshotBegan(requestID: 9, of: [.agentInfo, .callInfo, .serviceInfo])
        model.receive(.call(Site.event(.callEnd, 1)), at: .seconds(1))
        model.receive(call(1, .callDelivered), at: .seconds(1))
        model.receive(.agent(Site.agent(4, .active)), at: .seconds(1))
        model.receive(agent(4, .idle), at: .seconds(1))
        model.receive(.agent(Site.agent(5, .idle)), at: .seconds(1))
        model.receive(part(.callInfo, .none), at: .seconds(1))
        model.snapshotEnded(requestID: 9)
        #expect(model.calls.isEmpty)
        #expect(model.agents[4]?.state == .active)
        #expect(model.agents[5]?.state == .idle)
    }

    @Test func `a kind that was not asked for is not dropped, and parts of another snapshot change nothing`() {
        var model = CallModel()
        model.receive(.agent(Site.agent(1, .active)), at: .zero)
        model.receive(agent(7, .idle), at: .zero)
        model.snapshotBegan(requestID: 9, of: [.agentInfo, .callInfo, .serviceInfo])
        model.receive(
            part(
                .agentInfo, .agent(SnapshotAgent(agentID: 8, loginName: "x", state: .idle, serviceIDs: [])), request: 77
            ), at: .zero)
        model.receive(part(.callInfo, .none), at: .zero)
        model.snapshotEnded(requestID: 77)
        #expect(!model.isComplete)
        model.snapshotEnded(requestID: 9)
        #expect(model.agents.keys.sorted() == [1])
    }
}
