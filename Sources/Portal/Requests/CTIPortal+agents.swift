import CTIPS

// Guide, chapter 3, "Agent Management Requests".
extension CTIPortal {
    mutating func agentRequest(_ operation: Operation, _ arguments: Arguments) throws(PortalFault) {
        switch operation {
        case .loginAgent: try logIn(arguments)
        case .panicLogout, .panicLogoutAgent: try panicLogOut(arguments)
        case .logoutAgent:
            try attempt(.agentLoginRequestFailed, arguments) { board, agent throws(RequestFailure) in
                try board.logOut(agent)
            }
        case .getAgentState:
            try attempt(.agentRequestFailed, arguments) { board, agent throws(RequestFailure) in
                try board.tellState(of: agent)
            }
        case .setAgentState:
            let states = CTIPS.AgentState.allCases.filter { $0 != .invalid && $0 != .multiLine }
            let state = try arguments.choice("NewState", among: states)
            try attempt(.agentRequestFailed, arguments) { board, agent throws(RequestFailure) in
                try board.setState(agent, to: state)
            }
        default:
            let call = try arguments.call()
            let disposition = arguments.number("DispositionId")
            guard disposition >= 0 else { throw arguments.fault("DispositionId", .invalidParameter) }
            let userData = try arguments.userData()
            let skipsWrap = arguments.flag("WrapNotRequired")
            try attempt(.agentRequestFailed, arguments, call: call) { board, agent throws(RequestFailure) in
                try board.with(userData, of: call, by: agent) { board throws(RequestFailure) in
                    try board.setDisposition(disposition, of: call, by: agent, skipsWrap: skipsWrap)
                }
            }
        }
    }

    private mutating func logIn(_ arguments: Arguments) throws(PortalFault) {
        let name = try arguments.text("AgentLoginName")
        let station = try arguments.text("StationId")
        let next: Desk.Next =
            switch try arguments.choice("InitState", among: [CTIPS.AgentState.idle, .notReady, .notReadyPark]) {
            case .idle: .idle
            case let state: .notReady(state)
            }
        guard 0...1 ~= arguments.number("MultiLine") else { throw arguments.fault("MultiLine", .invalidParameter) }
        do throws(RequestFailure) {
            try board.logIn(name: name, station: station, next)
        } catch {
            board.tellFailure(.agentLoginRequestFailed, error, agentID: 0, call: 0)
        }
    }

    private mutating func panicLogOut(_ arguments: Arguments) throws(PortalFault) {
        let names = arguments.record["AgentLoginNameList"].list.compactMap(\.text)
        guard !arguments.flag("LogoutAllAgents") else {
            for agent in board.desks.indices { board.panicLogOut(agent) }
            return
        }
        guard !names.isEmpty else { throw arguments.missing("AgentLoginNameList") }
        for name in names {
            guard let agent = board.desks.firstIndex(where: { $0.plan.login.lowercased() == name.lowercased() }),
                board.desks[agent].isLoggedIn
            else {
                board.tellFailure(
                    .agentLoginRequestFailed,
                    RequestFailure(.invalidAgentName, "no agent \(name) is logged in", agentLogin: name), agentID: 0,
                    call: 0)
                continue
            }
            board.panicLogOut(agent)
        }
    }

    /// Does something for the agent of a request. What cannot be done is told by an event, as the guide has it.
    mutating func attempt(
        _ failed: EventType, _ arguments: Arguments, call: Int32 = 0,
        _ body: (inout Switchboard, Int) throws(RequestFailure) -> Void
    ) throws(PortalFault) {
        let id = try arguments.id("AgentIdx")
        do throws(RequestFailure) {
            guard let agent = board.desks.firstIndex(where: { $0.plan.id == id }) else { throw .unknownAgent(id) }
            try body(&board, agent)
        } catch {
            board.tellFailure(failed, error, agentID: id, call: call)
        }
    }
}
