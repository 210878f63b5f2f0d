import CTIPS

// A flow does one act after the other, and tries each until the calls are where it can be done.
extension CTIPortal {
    /// Milliseconds that an act is tried for.
    private static var patience: Int64 { 15_000 }

    /// Begins a flow; the answer is the id by which it is known.
    package mutating func start(_ flow: Flow, at time: Int64) -> Int {
        run(until: time)
        lastFlow += 1
        flows.append(FlowRun(id: lastFlow, flow, deadline: now + Self.patience))
        agenda.enter(.flow(lastFlow), at: now)
        return lastFlow
    }

    /// How a flow stands; nil if there is none of this id, or it has long ended.
    package func flow(_ id: Int) -> FlowRun? { flows.first { $0.id == id } }

    /// Milliseconds between two acts.
    package mutating func setPace(_ milliseconds: Int64) { pace = max(1, milliseconds) }

    mutating func advanceFlow(_ id: Int) {
        guard let index = flows.firstIndex(where: { $0.id == id && $0.isGoing }) else { return }
        var run = flows[index]
        if run.nextAct < run.flow.acts.count {
            if perform(run.flow.acts[run.nextAct], &run) {
                run.nextAct += 1
                run.deadline = now + Self.patience
            } else if now >= run.deadline {
                run.state = .failed("\(run.flow.acts[run.nextAct]) cannot be done")
                board.hangUpCustomer(run.sequence)
            }
        }
        if run.isGoing, run.nextAct == run.flow.acts.count { run.state = .done }
        board.settle()
        publish()
        flows[index] = run
        if run.isGoing { agenda.enter(.flow(id), at: now + pace) } else { forgetOldFlows() }
    }

    private mutating func forgetOldFlows() {
        let ended = flows.filter { !$0.isGoing }
        if ended.count > 100, let oldest = ended.first { flows.removeAll { $0.id == oldest.id } }
    }

    /// Does the act; false if it cannot be done yet.
    private mutating func perform(_ act: FlowAct, _ run: inout FlowRun) -> Bool {
        switch act {
        case .arrive, .arriveRouted:
            guard let service = service(isRouted: act == .arriveRouted) else { return false }
            let caller = Caller(ani: "0541111111", dnis: "1700500", isScripted: true)
            let call = board.arrive(caller, at: service)
            run.sequence = board.legs[call]?.sequence ?? 0
            return true
        case .awaitRoute:
            guard let leg = customerLeg(run) else { return true }
            return leg.phase != .routing
        case .awaitEnd: return board.interactions[run.sequence] == nil
        case .answer(let role): return answer(role, &run)
        case .dialSecond: return dial(&run)
        case .callerHangsUp:
            guard customerLeg(run) != nil else { return false }
            board.hangUpCustomer(run.sequence)
            return true
        case .hangUp(let role):
            let agent = role == .first ? run.first : run.second
            guard agent >= 0 else { return false }
            return attempt { board throws(RequestFailure) in try board.clear(board.desks[agent].leg, by: agent) }
        case .dispose(let role):
            let agent = role == .first ? run.first : run.second
            guard agent >= 0, board.desks[agent].state == .wrap else { return false }
            board.dispose(agent)
            return true
        case .consultService, .consultAgent, .transferToService, .transferToAgent, .transferToUnmanned,
            .completeTransfer, .conference, .leaveConference:
            return performSecondCall(act, &run)
        }
    }

    private mutating func performSecondCall(_ act: FlowAct, _ run: inout FlowRun) -> Bool {
        let agent = run.first
        guard agent >= 0 else { return false }
        let call = board.desks[agent].leg
        let consultation = board.desks[agent].consultation?.leg ?? 0
        switch act {
        case .completeTransfer:
            return attempt { board throws(RequestFailure) in try board.transfer(call, by: agent, to: consultation) }
        case .conference:
            return attempt { board throws(RequestFailure) in try board.conference(call, by: agent, with: consultation) }
        case .leaveConference:
            guard board.desks[agent].consultation?.conference ?? 0 != 0 else { return false }
            board.leaveConference(agent)
            return true
        default: break
        }
        guard let destination = destination(of: act, from: agent) else { return false }
        let isTransfer = [.transferToAgent, .transferToService, .transferToUnmanned].contains(act)
        return attempt { board throws(RequestFailure) in
            if isTransfer {
                try board.transfer(call, by: agent, to: destination)
            } else {
                try board.consult(on: call, by: agent, to: destination, isTransfer: false)
            }
        }
    }

    private func destination(of act: FlowAct, from agent: Int) -> Leg.Destination? {
        switch act {
        case .consultAgent, .transferToAgent:
            return idleAgent(but: agent).map { .init(type: .agent, address: board.desks[$0].plan.login) }
        case .transferToUnmanned:
            let unmanned = board.scenario.services.indices.first {
                board.scenario.services[$0].reroute != nil && !board.isManned($0)
            }
            return unmanned.map { .init(type: .service, address: String(board.scenario.services[$0].id)) }
        default:
            return service(isRouted: false)
                .map { .init(type: .service, address: String(board.scenario.services[$0].id)) }
        }
    }

    /// The agent at whom the flow's call rings takes it.
    private mutating func answer(_ role: FlowAct.Role, _ run: inout FlowRun) -> Bool {
        let sequence = run.sequence
        guard let leg = board.legs.values.first(where: { $0.sequence == sequence && $0.phase == .ringing }) else {
            return false
        }
        if role == .first { run.first = leg.agent } else { run.second = leg.agent }
        run.agents.append(board.desks[leg.agent].plan.id)
        board.accept(leg.id)
        return true
    }

    private mutating func dial(_ run: inout FlowRun) -> Bool {
        guard let first = idleAgent(but: -1), let second = idleAgent(but: first) else { return false }
        let login = board.desks[second].plan.login
        let isDone = attempt { board throws(RequestFailure) in
            try board.makeCall(
                by: first, to: .init(type: .agent, address: login), service: 0, inWrap: false, isScripted: true)
        }
        guard isDone else { return false }
        run.first = first
        run.agents.append(board.desks[first].plan.id)
        run.sequence = board.legs[board.desks[first].leg]?.sequence ?? 0
        return true
    }

    private mutating func attempt(_ body: (inout Switchboard) throws(RequestFailure) -> Void) -> Bool {
        do throws(RequestFailure) {
            try body(&board)
            return true
        } catch {
            return false
        }
    }

    private func idleAgent(but other: Int) -> Int? {
        board.desks.indices.first { $0 != other && board.desks[$0].isLoggedIn && board.desks[$0].state == .idle }
    }

    /// A service that clients route, or one with an idle agent at least.
    private func service(isRouted: Bool) -> Int? {
        board.scenario.services.indices.first { index in
            let service = board.scenario.services[index]
            guard !isRouted else { return service.routing != nil }
            return service.routing == nil
                && board.desks.contains { $0.state == .idle && $0.serviceIDs.contains(service.id) }
        }
    }

    private func customerLeg(_ run: FlowRun) -> Leg? {
        board.interactions[run.sequence].flatMap { board.legs[$0.customerLeg] }
    }
}
