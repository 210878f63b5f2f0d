import CTIPS

extension CTIPortal {
    /// Begins the loads that wait for a client; they do so until one is on line that wants to be asked for routes.
    mutating func startWaitingLoads() {
        let isHeard = sessions.values.contains {
            $0.stage == .onLine && $0.subscription.classes.contains(.route)
        }
        guard isHeard else { return }
        for index in loads.indices where loads[index].startedAt == nil { start(index) }
    }

    /// Begins all loads that have not begun, whoever is there.
    package mutating func startLoads(at time: Int64) {
        run(until: time)
        for index in loads.indices where loads[index].startedAt == nil { start(index) }
    }

    /// Adds a load, which begins at once; false if there is no such service.
    package mutating func add(_ plan: LoadPlan, at time: Int64) -> Bool {
        run(until: time)
        guard board.serviceIndex(plan.service) != nil else { return false }
        loads.append(RunningLoad(plan, index: loads.count, seed: settings.seed))
        start(loads.count - 1)
        return true
    }

    /// One call; its id, or nil if there is no such service.
    package mutating func call(_ caller: Caller, service: Int32, at time: Int64) -> Int32? {
        run(until: time)
        guard let index = board.serviceIndex(service) else { return nil }
        defer { publish() }
        return board.arrive(caller, at: index)
    }

    /// The caller on the call of this id hangs up; false if there is none.
    package mutating func hangUp(_ call: Int32, at time: Int64) -> Bool {
        run(until: time)
        guard let leg = board.legs[call], let interaction = board.interactions[leg.sequence],
            interaction.customerLeg == call
        else { return false }
        board.hangUpCustomer(leg.sequence)
        publish()
        return true
    }

    mutating func arrive(_ load: Int) {
        guard let service = board.serviceIndex(loads[load].plan.service) else { return }
        board.arrive(loads[load].nextCaller(), at: service)
        publish()
        if let next = loads[load].nextArrival() { agenda.enter(.arrival(load: load), at: max(now, next)) }
    }

    private mutating func start(_ load: Int) {
        if let first = loads[load].start(at: now) { agenda.enter(.arrival(load: load), at: max(now, first)) }
    }
}
