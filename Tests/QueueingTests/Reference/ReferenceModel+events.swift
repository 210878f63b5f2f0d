import Queueing
import Routing

extension ReferenceModel {
    func arrive(_ queue: Int, priority: Int, lastAgent: (agent: Int, wait: Int64)?) {
        let call = Call(number: calls.count, base: priority, first: now, initial: queue)
        calls.append(call)
        enter(call, queue, isNew: true)
        if let lastAgent, agents[lastAgent.agent].state != .loggedOut {
            call.keptFor = (lastAgent.agent, now + lastAgent.wait)
        }
    }

    /// A call is kept for an agent until the time is over; that comes before dispatch.
    func endKeeping() {
        for call in calls {
            if let kept = call.keptFor, kept.until <= now {
                call.keptFor = nil
                call.hasChanged = true
            }
            if call.refusals.contains(where: { $0.until == now }) { call.hasChanged = true }
        }
    }

    func hangUp(_ number: Int) {
        guard number < calls.count, !calls[number].isTask else { return }
        let call = calls[number]
        switch call.state {
        case .waiting:
            let queues = call.active.map { call.stays[$0].queue }
            let queue = queues.contains(call.initial) ? call.initial : queues[queues.count - 1]
            let isShort = now - call.first < self.queues[queue].waiting.shortAbandon
            leaveAll(call, isShort ? "abandonedShort" : "abandoned", on: queue)
        case .ringing:
            leaveAll(call, "abandonedRinging", on: call.ringQueue)
            if let agent = call.agent { released(agents[agent], nil) }
        case .outside: break
        case .routing, .talking, .closed: return
        }
        call.state = .closed
    }

    func answer(_ agent: Int) {
        guard agents[agent].state == .ringing, let call = agents[agent].call else { return }
        agents[agent].state = .talking
        call.state = .talking
        if call.isTask {
            for index in call.stays.indices { call.stays[index].isActive = false }
            return
        }
        if call.hasExpanded, call.ringQueue == call.initial { count(call.initial, "backflowed") }
        leaveAll(call, "answered", on: call.ringQueue)
    }

    func refuse(_ agent: Int) {
        if agents[agent].state == .ringing, let call = agents[agent].call { ringEnds(call, refused: true) }
    }

    func finish(_ agent: Int, wrapUp: Int64) {
        guard agents[agent].state == .talking else { return }
        agents[agent].call?.state = .closed
        agents[agent].call = nil
        if wrapUp > 0 {
            agents[agent].state = .wrappingUp
            agents[agent].timer = now + wrapUp
        } else {
            workEnds(agents[agent])
        }
    }

    func ringEnds(_ call: Call, refused: Bool) {
        guard let index = call.agent else { return }
        count(call.ringQueue, "returnedFromAgent")
        let agent = agents[index]
        call.refusals.append((index, now + 30_000, agent.readiness))
        call.state = .waiting
        call.isReturned = true
        call.agent = nil
        if call.keptFor?.agent == index { call.keptFor = nil }
        call.hasChanged = true
        released(agent, refused)
    }

    /// The telephone is quiet: nil because the caller gave up, true because it was refused.
    private func released(_ agent: Agent, _ refused: Bool?) {
        agent.call = nil
        if agent.wantsOut || agent.wantsBreak {
            workEnds(agent)
        } else if refused == nil {
            becomeReady(agent)
        } else if refused == true {
            agent.state = .pausing
            agent.timer = now + 10_000
        } else {
            agent.state = .notReady(.noAnswer)
        }
    }

    func workEnds(_ agent: Agent) {
        agent.timer = nil
        let (out, rest) = (agent.wantsOut, agent.wantsBreak)
        agent.wantsOut = false
        agent.wantsBreak = false
        if out {
            gone(agent)
        } else if rest {
            agent.state = .notReady(.none)
        } else {
            becomeReady(agent)
            agent.idleSince = now
        }
    }

    private func gone(_ agent: Agent) {
        let index = agents.firstIndex { $0 === agent }
        noteReadiness { agent.state = .loggedOut }
        agent.timer = nil
        for queue in agent.skills.keys where staff(queue) == 0 {
            lastLogout[queue] = now
            noteChange(queue)
        }
        for call in calls where call.keptFor?.agent == index {
            call.keptFor = nil
            call.hasChanged = true
        }
    }

    func logIn(_ index: Int, isReady: Bool) {
        let agent = agents[index]
        guard agent.state == .loggedOut else {
            agent.wantsOut = false
            return
        }
        agent.readiness += 1
        if isReady { becomeReady(agent) } else { agent.state = .notReady(.none) }
        agent.idleSince = now
        for queue in agent.skills.keys where staff(queue) == 1 { noteChange(queue) }
    }

    func logOut(_ index: Int) {
        let agent = agents[index]
        switch agent.state {
        case .loggedOut: break
        case .ringing, .talking, .wrappingUp:
            agent.wantsOut = true
            agent.wantsBreak = false
        case .ready, .pausing, .notReady: gone(agent)
        }
    }

    func setReady(_ index: Int) {
        let agent = agents[index]
        switch agent.state {
        case .loggedOut: break
        case .ringing, .talking:
            agent.wantsOut = false
            agent.wantsBreak = false
        case .ready:
            agent.readiness += 1
            becomeReady(agent)
        case .pausing:
            agent.readiness += 1
            agent.timer = nil
            becomeReady(agent)
        case .wrappingUp:
            agent.readiness += 1
            agent.wantsOut = false
            agent.wantsBreak = false
            workEnds(agent)
        case .notReady:
            agent.readiness += 1
            becomeReady(agent)
            agent.idleSince = now
        }
    }

    func setNotReady(_ index: Int) {
        let agent = agents[index]
        switch agent.state {
        case .loggedOut: break
        case .ringing, .talking, .wrappingUp:
            agent.wantsBreak = true
            agent.wantsOut = false
        case .ready, .pausing, .notReady:
            agent.timer = nil
            noteReadiness { agent.state = .notReady(.none) }
        }
    }

    func setActive(_ queue: Int, _ active: Bool) {
        isActive[queue] = active
        noteChange(queue)
    }

    func acceptCallback(_ number: Int) {
        guard number < calls.count else { return }
        let call = calls[number]
        guard call.state == .waiting, !call.isTask, let offering = call.offeredBy else { return }
        let queues = call.active.map { call.stays[$0].queue }
        let fallback = queues.contains(call.initial) ? call.initial : queues[queues.count - 1]
        let queue = queues.contains(offering) ? offering : fallback
        for each in queues { count(each, each == queue ? "endedInIVR" : "dequeued") }
        call.isTask = true
    }
}
