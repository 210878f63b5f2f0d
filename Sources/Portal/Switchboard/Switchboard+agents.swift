import CTIPS
import Queueing

// Who is there, and whether for calls: guide, chapter 3, "Agent Management Requests".
extension Switchboard {
    /// LoginAgent.
    mutating func logIn(name: String, station: String, _ state: Desk.Next) throws(RequestFailure) {
        guard let agent = desks.firstIndex(where: { $0.plan.login.lowercased() == name.lowercased() }) else {
            throw RequestFailure(.invalidAgentName, "there is no agent \(name)", agentLogin: name)
        }
        try requireRoom(for: agent, at: station)
        guard let passcode = desks[agent].plan.passcode else { return logIn(agent, station, state) }
        tellPasscode(agent, passcode)
        agenda.enter(
            .completeLogin(agent: agent, .init(station: station, state: state, cause: cause)), at: now + 500)
    }

    /// The passcode was entered, a while after the login was asked for.
    mutating func completeLogin(_ agent: Int, _ login: Duty.Login) {
        cause = login.cause
        defer { cause = nil }
        do throws(RequestFailure) {
            try requireRoom(for: agent, at: login.station)
            logIn(agent, login.station, login.state)
        } catch {
            tellFailure(.agentLoginRequestFailed, error, agentID: 0, call: 0)
        }
    }

    /// The agent is not there yet, and nobody else is at the station.
    private func requireRoom(for agent: Int, at station: String) throws(RequestFailure) {
        let name = desks[agent].plan.login
        guard !desks[agent].isLoggedIn else {
            throw RequestFailure(.agentAlreadyLoggedIn, "\(name) is logged in already", agentLogin: name)
        }
        guard !desks.contains(where: { $0.isLoggedIn && $0.station == station }) else {
            throw RequestFailure(.stationNotAvailable, "station \(station) is another agent's now", agentLogin: name)
        }
    }

    private mutating func logIn(_ agent: Int, _ station: String, _ state: Desk.Next) {
        seat(agent, at: station, state)
        settle()
    }

    /// The agent is there from now on.
    mutating func seat(_ agent: Int, at station: String, _ state: Desk.Next) {
        desks[agent].isLoggedIn = true
        desks[agent].station = station
        desks[agent].state = .invalid
        desks[agent].next = .idle
        tellLogin(agent, .agentLoggedIn)
        tellAudioPath(agent, .connected)
        for index in scenario.services.indices
        where serviceStates[index] == .unmanned && desks[agent].serviceIDs.contains(scenario.services[index].id) {
            serviceStates[index] = .active
            tellService(index)
        }
        if case .notReady(let state) = state {
            acd.logIn(AgentID(agent), isReady: false, activity: .init(state), at: now)
        } else {
            acd.logIn(AgentID(agent), at: now)
        }
        reconcile(agent)
    }

    /// LogoutAgent: at once, or after the call in hand.
    mutating func logOut(_ agent: Int) throws(RequestFailure) {
        guard desks[agent].isLoggedIn else {
            throw RequestFailure(.invalidStateForRequest, "the agent is not logged in")
        }
        go(.logOut, agent)
    }

    /// PanicLogout of one agent: nothing is written up after the call in hand.
    mutating func panicLogOut(_ agent: Int) {
        guard desks[agent].isLoggedIn else { return }
        desks[agent].skipsWrap = true
        go(.logOut, agent)
    }

    /// SetAgentState: at once, or after the call in hand.
    mutating func setState(_ agent: Int, to state: CTIPS.AgentState) throws(RequestFailure) {
        try requireLogin(agent)
        switch state {
        case .idle: go(.idle, agent)
        case .notReady, .notReadyPark, .reserved: go(.notReady(state), agent)
        case .invalid, .pendingActive, .active, .wrap, .wrapWarning, .multiLine:
            throw .state("an agent becomes \(state.rawValue) by a call, not by a request")
        }
    }

    mutating func tellState(of agent: Int) throws(RequestFailure) {
        try requireLogin(agent)
        tellState(agent, leg: desks[agent].leg)
    }

    /// SetDisposition: of the call that the agent wraps up, or of the one in hand.
    mutating func setDisposition(
        _ disposition: Int32, of id: Int32, by agent: Int, skipsWrap: Bool
    ) throws(RequestFailure) {
        try requireLogin(agent)
        guard desks[agent].leg == id, id != 0 else { throw .unknownCall(id) }
        guard [.wrap, .active].contains(desks[agent].state) else { throw .state("call \(id) is not answered yet") }
        desks[agent].disposition = disposition
        if desks[agent].state == .wrap { dispose(agent) } else { desks[agent].skipsWrap = skipsWrap }
    }

    func requireLogin(_ agent: Int) throws(RequestFailure) {
        guard desks[agent].isLoggedIn else { throw .state("agent \(desks[agent].plan.id) is not logged in") }
    }

    /// Into a state at once if there is no call in hand, or else after it.
    private mutating func go(_ next: Desk.Next, _ agent: Int) {
        if desks[agent].state == .wrap {
            desks[agent].next = next
            return dispose(agent)
        }
        guard desks[agent].engagement == nil else {
            desks[agent].next = next
            desks[agent].nextCause = cause
            return
        }
        let before = desks[agent].state
        become(next, agent)
        settle()
        // Who asks for the state that there is already is told so.
        if next != .logOut, desks[agent].engagement == nil, desks[agent].state == before { tellState(agent) }
    }

    mutating func become(_ next: Desk.Next, _ agent: Int) {
        let id = AgentID(agent)
        switch next {
        case .idle: acd.setReady(id, at: now)
        case .notReady(let state): acd.setNotReady(id, activity: .init(state), at: now)
        case .logOut:
            acd.logOut(id, at: now)
            leaveDesk(agent)
        }
        reconcile(agent)
    }

    private mutating func leaveDesk(_ agent: Int) {
        desks[agent].isLoggedIn = false
        desks[agent].state = .invalid
        desks[agent].skipsWrap = false
        desks[agent].stamp += 1
        tellAudioPath(agent, .disconnected)
        tellLogin(agent, .agentLoggedOut)
        for index in scenario.services.indices
        where serviceStates[index] == .active && desks[agent].serviceIDs.contains(scenario.services[index].id)
            && !isManned(index)
        {
            serviceStates[index] = .unmanned
            tellService(index)
        }
    }

    /// A service changes its state by command.
    mutating func setService(_ index: Int, to state: ServiceState) {
        serviceStates[index] = state
        tellService(index)
    }
}
