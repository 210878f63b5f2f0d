import CTIPS
import Lookups
import Routing
import Synchronization
import Workbench

/// From RouteRequest to RouteSelect.
extension PortalClient {
    func perform(_ effect: RouteEffect) {
        switch effect {
        case .decide(let id, let request, let deadline):
            counters.count(.routeRequest)
            decide(id, request, by: deadline)
        case .send(let select, let id, let end): send(select, id, until: end)
        case .sessionUnknown:
            handle(.found(.unknownSession, sessionID: state.withLock { $0.session.sessionID }))
        case .ended(let id, _, let end, let time): ended(id, end, after: time)
        case .ignored(.duplicateRequest): counters.count(.duplicateRequest)
        case .ignored(.lateDecision(let id)): late(id)
        case .ignored(.strayOutcome): counters.count(.strayOutcome)
        }
    }

    private func decide(_ id: DialogueID, _ request: RouteRequest, by deadline: Duration) {
        let rules = desk.rules.current
        let version = rules.version
        let moment = Moment.now
        let left = (deadline - now).wholeMilliseconds
        // The rules keep a margin of their own of what the switch gives; the dialogue has kept one already.
        let call = version.call(
            id: String(request.call.callID), dnis: request.info.dnis ?? "", clid: request.info.ani ?? "",
            attach: request.info.attach, routeTimeout: max(0, left - Self.slack) + version.rules.deadline.margin)
        let queues = queueBoard(for: version)
        if let record = version.decideAtOnce(call, at: moment, queues: queues) {
            decided(id, desk.entry(record, by: version, .ctips), request, by: deadline)
            return
        }
        Task {
            let record = await rules.live.router.route(call, at: moment, queues: queues)
            decided(id, desk.entry(record, by: version, .ctips), request, by: deadline)
        }
    }

    /// Milliseconds for a decision to get from the lookups to the wire.
    private static let slack: Int64 = 20

    private func decided(_ id: DialogueID, _ entry: DecisionEntry, _ request: RouteRequest, by deadline: Duration) {
        let now = now
        let maker = RoutePlanMaker(entry: entry, userData: userData ?? entry.version.userData ?? ["attach"])
        let effects = state.withLock { state -> [Effect] in
            state.decided[id] = entry
            let (plan, end, notes) = maker.plan(state.model, at: now)
            if notes.contains(.unroutable) { counters.count(.unroutable) }
            if notes.contains(.overflowed) { counters.count(.overflowed) }
            // The caller may have hung up meanwhile: no agent is kept free for nobody.
            if answer == .agent, !state.isDraining, state.routes.awaitsDecision(id, at: now),
                let call = maker.heldCall(id, plan, for: end, at: now, until: deadline)
            {
                counters.count(.heldForAgent)
                guard let agent = state.held.agent(for: call, state.model, at: now) else {
                    state.held.add(call)
                    return []
                }
                return give(call, to: agent, &state, at: now)
            }
            return state.routes.decided(id, plan, at: now, ids: &state.ids).map(Effect.route)
        }
        perform(effects)
    }

    /// A decision that is not said: it is written now, or with the end of its call if that is still to come.
    private func late(_ id: DialogueID) {
        counters.count(.lateDecision)
        let entry = state.withLock { state in
            state.routes.isOpen(id) ? nil : state.decided.removeValue(forKey: id)
        }
        if let entry { desk.close(entry) }
    }

    private func ended(_ id: DialogueID, _ end: RouteEnd, after time: Duration) {
        counters.ended(end)
        let entry = state.withLock { state in
            state.held.remove(id)
            return state.decided.removeValue(forKey: id)
        }
        if let entry { desk.close(entry, RouteEndText(end, after: time)) }
    }

    /// Gives calls that are held to agents who are free, and those whose time is nearly over to their service.
    func assign(_ state: inout State, at now: Duration) -> [Effect] {
        guard answer == .agent, state.held.count > 0 else { return [] }
        var effects: [Effect] = []
        for (call, agent) in state.held.assignments(state.model, at: now) {
            effects += give(call, to: agent, &state, at: now)
        }
        for call in state.held.expired(at: now) {
            effects += state.routes.decided(call.id, call.plan, at: now, ids: &state.ids).map(Effect.route)
        }
        return effects
    }

    private func give(_ call: HeldCall, to agent: String, _ state: inout State, at now: Duration) -> [Effect] {
        var plan = call.plan
        plan.targets.insert(RouteTarget(.agent, agent), at: 0)
        counters.count(.givenToAgent)
        return state.routes.decided(call.id, plan, at: now, ids: &state.ids).map(Effect.route)
    }
}

extension CallInfo {
    /// The caller's data as the rules read it.
    fileprivate var attach: CallReader.Attach {
        let pairs = data.compactMap { item in item.value.map { AttachOutput.Pair(key: item.key, value: $0) } }
        return pairs.isEmpty ? .none : .pairs(pairs)
    }
}

extension Duration {
    var wholeMilliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }

    /// `250ms`, `12s`.
    var rounded: String {
        let milliseconds = wholeMilliseconds
        return milliseconds < 10_000 ? "\(milliseconds) ms" : "\(milliseconds / 1000) s"
    }
}
