import Queueing
import Routing

extension Driver {
    /// Puts everything down that is known to happen.
    mutating func putDownScript() {
        for index in sources.indices { arrivals.set(index, sources[index].next) }
        if !marks.hasWarmUp { tally.begin(at: 0) }
        var first = 0
        for line in scenario.agents {
            for agent in first..<first + line.count {
                putDown(.logIn(agent), at: line.at)
                if let until = line.until { putDown(.logOut(agent), at: until) }
            }
            first += line.count
        }
        for (index, event) in scenario.events.enumerated() {
            if case .call = event.action {
                departures.add(index, at: event.at)
            } else {
                putDown(.scripted(index), at: event.at)
            }
        }
        for (index, call) in scenario.calls.enumerated() { putDown(.call(index), at: call.at) }
        putDownHours()
    }

    /// Has every window that queues go by looked at now, and from then on when it changes.
    private mutating func putDownHours() {
        hours = Agenda()
        for window in Set(rules.queues.flatMap { $0.waiting.windows }).sorted() { hours.add(window.index, at: now) }
    }

    /// Puts down what is to happen.
    mutating func putDown(_ happening: Happening, at time: Int64) {
        if happening.isCertain { certain += 1 }
        changes.add(happening, rank: happening.rank, at: time)
    }

    /// What was put down for this instant, in the order of R2.
    mutating func happen() throws(SimulationError) {
        while hours.earliest <= now { turn(Slot(hours.removeFirst())) }
        while changes.earliest <= now {
            let happening = changes.removeFirst()
            if happening.isCertain {
                certain -= 1
                progressed()
            }
            switch happening {
            case .scripted(let index): try happen(scenario.events[index].action)
            case .call(let index): try comeIn(index)
            case .redial(let place): try dialAgain(place)
            case .decided(let call, let course):
                if calls[Int(call.slot)].id == call, calls[Int(call.slot)].state == .routing {
                    try take(course, call, from: 0)
                }
            case .outsideAnswers(let call): acd.outsideAnswered(call, at: now)
            case .logIn(let agent):
                acd.logIn(AgentID(agent), isReady: staff[Int(desks[agent].line)].line.isReady, at: now)
            case .logOut(let agent): acd.logOut(AgentID(agent), at: now)
            }
        }
    }

    private mutating func happen(_ action: ScriptedEvent.Action) throws(SimulationError) {
        switch action {
        case .agent(let agent, let action): act(AgentID(agent), action)
        // What callers do comes before everything else of an instant, and is put down apart.
        case .call: break
        case .queue(let queue, let isActive): acd.setActive(queue, isActive, at: now)
        case .lookup(let lookup, let outcome):
            failedLookups[lookup.index] = outcome
            for index in sources.indices { sources[index].forgetCourses() }
        case .reload(let new):
            rules = new
            hasReloaded = true
            let moment = Moment(milliseconds: scenario.start.milliseconds + now)
            acd.reload(
                new.queues, windows: new.windows.indices.map { new.isOpen(Slot($0), at: moment) },
                migrate: new.reload == .migrate, at: now)
            acd.adopt(new.dispatch, defaultReturn: new.fallback.returnAfter, at: now)
            putDownHours()
            for index in sources.indices { sources[index].adopt(new) }
        }
    }

    private mutating func act(_ agent: AgentID, _ action: ScriptedEvent.AgentAction) {
        switch action {
        case .login: acd.logIn(agent, at: now)
        case .logout: acd.logOut(agent, at: now)
        case .ready: acd.setReady(agent, at: now)
        case .notReady: acd.setNotReady(agent, at: now)
        case .reject:
            for slot in 0..<calls.count where calls[slot].state == .ringing && calls[slot].agent == agent.index {
                acd.reject(calls[slot].id, by: agent, at: now)
            }
        }
    }

    private mutating func comeIn(_ index: Int) throws(SimulationError) {
        guard isTakingCalls else { return }
        let caller = scenario.calls[index].caller
        let call = acd.arrive(Arrival(dnis: script.lines[index]), at: now)
        try open(
            OpenCall(
                id: call, load: -1, script: Int32(index), dialledAt: now, arrivedAt: now,
                talk: caller.talk.map { script.delay($0, of: "talk") } ?? -1,
                patience: caller.patience.map { script.delay($0, of: "patience") } ?? -1,
                wrapUp: caller.wrapUp.map { script.delay($0, of: "wrap-up") } ?? 0, retries: 0,
                isCounted: tally.isCounting))
        script.arrived(index, as: call)
        try route(call, variant: 0)
    }

    /// Opens or closes a window, and puts down when it will change again.
    private mutating func turn(_ window: Slot<Window>) {
        let moment = Moment(milliseconds: scenario.start.milliseconds + now)
        acd.setOpen(window, rules.isOpen(window, at: moment), at: now)
        let change = rules.nextChange(of: window, after: moment)
        hours.add(window.index, at: change.milliseconds - scenario.start.milliseconds)
    }
}

extension WaitingRules {
    /// The windows that decide about calls that wait.
    fileprivate var windows: [Slot<Window>] { hours + (callback?.hours ?? []) }
}
