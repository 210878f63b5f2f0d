extension ACD {
    /// The agent comes, ready or not. False if already there, unless about to leave after the call in hand: then stays.
    @discardableResult
    public mutating func logIn(
        _ agent: AgentID, isReady: Bool = true, activity: AgentState.Activity = .none, at time: Int64
    ) -> Bool {
        advance(to: time)
        let index = position(of: agent)
        guard agents[index].state == .loggedOut else {
            guard case .logout = agents[index].afterCall else { return false }
            agents[index].afterCall = .ready
            return true
        }
        forEachQueue(of: index) { acd, queue in
            acd.queues[queue].loggedIn += 1
            if acd.queues[queue].loggedIn == 1 { acd.noteChange(of: queue) }
        }
        // A session starts with a clean slate, as setting Ready does.
        agents[index].readiness &+= 1
        agents[index].afterCall = .ready
        if isReady { becomeIdle(index) } else { change(index, to: .notReady(activity)) }
        return true
    }

    /// The agent leaves; after the call in hand, if there is one. False if not there.
    @discardableResult
    public mutating func logOut(_ agent: AgentID, at time: Int64) -> Bool {
        advance(to: time)
        let index = position(of: agent)
        switch agents[index].state {
        case .loggedOut: return false
        case .wrappingUp where agents[index].endsWorkAtWill:
            bookWrapUp(of: index)
            depart(index)
        case .ringing, .talking, .wrappingUp: agents[index].afterCall = .logout
        case .ready:
            leaveIdle(index)
            depart(index)
        case .pausing, .notReady: depart(index)
        }
        return true
    }

    /// The agent sets Ready: at once, out of a pause or out of writing up; after a call, if there is one in hand.
    /// It ends the exclusions of R18. False if not there.
    @discardableResult
    public mutating func setReady(_ agent: AgentID, at time: Int64) -> Bool {
        advance(to: time)
        let index = position(of: agent)
        switch agents[index].state {
        case .loggedOut: return false
        case .ringing, .talking: agents[index].afterCall = .ready
        case .ready:
            agents[index].readiness &+= 1
            forEachQueue(of: index) { acd, queue in acd.noteChange(of: queue) }
            if !agents[index].isFreed {
                agents[index].isFreed = true
                freedAgents.append(index)
            }
        case .pausing:
            agents[index].readiness &+= 1
            endPause(of: index)
        case .wrappingUp:
            agents[index].afterCall = .ready
            agents[index].readiness &+= 1
            endWork(of: index)
        case .notReady:
            agents[index].readiness &+= 1
            becomeIdle(index)
        }
        return true
    }

    /// The agent takes no calls; after the call in hand, if there is one. False if not there.
    @discardableResult
    public mutating func setNotReady(
        _ agent: AgentID, activity: AgentState.Activity = .none, at time: Int64
    ) -> Bool {
        advance(to: time)
        let index = position(of: agent)
        switch agents[index].state {
        case .loggedOut: return false
        case .wrappingUp where agents[index].endsWorkAtWill:
            bookWrapUp(of: index)
            change(index, to: .notReady(activity))
        case .ringing, .talking, .wrappingUp: agents[index].afterCall = .notReady(activity)
        case .ready:
            leaveIdle(index)
            change(index, to: .notReady(activity))
        case .pausing, .notReady: change(index, to: .notReady(activity))
        }
        return true
    }

    /// What `agent` is doing.
    public func state(of agent: AgentID) -> AgentState { agents[position(of: agent)].state }

    /// Sets the state, voids the agent's timer and says so.
    mutating func change(_ agent: Int32, to state: AgentState) {
        agents[agent].state = state
        agents[agent].stamp &+= 1
        happened.append(.agent(AgentID(agent), state))
    }

    /// Ready, with the idle clock from now (R5).
    @inline(__always)
    mutating func becomeIdle(_ agent: Int32) {
        agents[agent].idleSince = now
        agents[agent].stamp &+= 1
        beReady(agent)
        happened.append(.agent(AgentID(agent), .ready))
    }

    /// The call in hand, and what came after it, is over.
    @inline(__always)
    mutating func endWork(of agent: Int32) {
        agents[agent].call = -1
        if agents[agent].state == .wrappingUp { bookWrapUp(of: agent) }
        switch agents[agent].afterCall {
        case .ready: becomeIdle(agent)
        case .notReady(let activity):
            agents[agent].afterCall = .ready
            change(agent, to: .notReady(activity))
        case .logout:
            agents[agent].afterCall = .ready
            depart(agent)
        }
    }

    /// Back from the pause after a refused call; the idle clock has gone on (R5).
    mutating func endPause(of agent: Int32) {
        agents[agent].stamp &+= 1
        beReady(agent)
        happened.append(.agent(AgentID(agent), .ready))
    }

    private mutating func bookWrapUp(of agent: Int32) {
        let duration = now - agents[agent].wrapUpSince
        book(line: agents[agent].lastLine) { $0.times.wrapUp.add(duration) }
        let queue = agents[agent].lastQueue
        if queue >= 0 { counters[Int(queue)].times.wrapUp.add(duration) }
    }

    private mutating func depart(_ agent: Int32) {
        change(agent, to: .loggedOut)
        forEachQueue(of: agent) { acd, queue in
            acd.queues[queue].loggedIn -= 1
            guard acd.queues[queue].loggedIn == 0 else { return }
            acd.queues[queue].unstaffedSince = acd.now
            acd.queues[queue].hasLostAgents = true
            acd.hasLostAgents = true
            acd.noteChange(of: queue)
        }
        while agents[agent].firstReserved >= 0 { endReservation(of: agents[agent].firstReserved) }
    }

    private mutating func forEachQueue(of agent: Int32, _ body: (inout ACD, Int32) -> Void) {
        let first = agents[agent].firstSkill
        for skill in first..<first + agents[agent].skills { body(&self, skills[skill].queue) }
    }
}
