import CTIPS
import Queueing
import Routing

extension Switchboard {
    /// Somebody calls the service at a position; the answer is the CallId.
    @discardableResult
    mutating func arrive(_ caller: Caller, at service: Int) -> Int32 {
        let id = nextLegID()
        let sequence = nextSequence()
        interactions[sequence] = Interaction(sequence: sequence, firstLeg: id, customerLeg: id, caller: caller)
        var leg = Leg(id: id, sequence: sequence, phase: .queued, type: .inboundAcd)
        leg.serviceID = scenario.services[service].id
        add(&leg, call: acd.arrive(at: now))
        let channel = channel(of: leg)
        tell(
            .callStarted, leg,
            ["ResourceGroupId": channel.group, "CircuitId": channel.circuit, "ChannelId": channel.channel])
        tell(
            .callOffered, leg,
            [
                "ResourceGroupId": channel.group, "CircuitId": channel.circuit, "ChannelId": channel.channel,
                "ANI": Value(caller.ani), "DNIS": Value(caller.dnis),
            ])
        if let patience = caller.patience { agenda.enter(.giveUp(sequence: sequence), at: now + patience) }
        if let routing = scenario.services[service].routing {
            ask(id, routing)
        } else {
            deliver(id, to: service)
        }
        settle()
        return id
    }

    /// Begins a leg.
    mutating func add(_ leg: inout Leg, call: CallID?) {
        leg.call = call
        leg.cause = cause
        legs[leg.id] = leg
        if let call { legsByCall[call] = leg.id }
        interactions[leg.sequence]?.legs += 1
    }

    /// The leg waits for the agents of a service, or of the one that stands in while it has none.
    mutating func deliver(_ id: Int32, to service: Int) {
        var (id, service) = (id, service)
        var visited: Set<Int> = []
        while true {
            guard legs[id] != nil else { return }
            legs[id]?.serviceID = scenario.services[service].id
            legs[id]?.phase = .queued
            tellDelivered(id)
            guard !isManned(service), visited.insert(service).inserted,
                let next = serviceIndex(scenario.services[service].reroute)
            else { break }
            id = replace(id)
            service = next
        }
        guard let call = legs[id]?.call else { return }
        acd.enqueue(call, Placement(Slot(service)), at: now)
        settle()
    }

    mutating func tellDelivered(_ id: Int32) {
        guard let leg = legs[id] else { return }
        let caller = interactions[leg.sequence]?.caller
        tell(
            .callDelivered, leg,
            ["CallType": Value(leg.type), "ANI": Value(caller?.ani), "DNIS": Value(caller?.dnis)])
    }

    /// The call goes on under another id, and this one is cleared.
    mutating func replace(_ id: Int32) -> Int32 {
        guard let old = legs[id] else { return id }
        tellCleared(old, .internal)
        var leg = Leg(id: nextLegID(), sequence: old.sequence, phase: .queued, type: old.type)
        leg.serviceID = old.serviceID
        leg.partner = old.partner
        leg.originator = old.originator
        if old.partner != 0 { legs[old.partner]?.partner = leg.id }
        add(&leg, call: old.call)
        if interactions[leg.sequence]?.customerLeg == id { interactions[leg.sequence]?.customerLeg = leg.id }
        legs[id] = nil
        interactions[leg.sequence]?.legs -= 1
        return leg.id
    }

    /// Whether anybody who is there serves the service.
    func isManned(_ service: Int) -> Bool {
        desks.contains { $0.isLoggedIn && $0.serviceIDs.contains(scenario.services[service].id) }
    }
}
