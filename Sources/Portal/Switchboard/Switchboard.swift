import CTIPS
import Queueing
import Routing
import Simulation

/// The telephone system behind the portal: calls, agents and services on the automatic call distributor.
///
/// A pure state machine. Whatever is done to it leaves events in ``events``; `run(until:)` is called before anything
/// else at a time, and does what is due by then.
struct Switchboard: ~Copyable {
    let scenario: PortalScenario
    let tenantID: Int32
    private(set) var now: Int64 = 0
    var acd: ACD
    var legs: [Int32: Leg] = [:]
    var legsByCall: [CallID: Int32] = [:]
    var interactions: [Int64: Interaction] = [:]
    var desks: [Desk]
    var serviceStates: [ServiceState]
    var agenda = Agenda<Duty>()
    var events: [PortalEvent] = []
    /// The request that is being carried out.
    var cause: Cause?
    var tally = RouteTally()
    var routeEnds = RouteEnds()
    /// The share of RouteSelects that are rejected though nothing is wrong with them.
    var rejects = 0.0
    var stream: RandomStream
    private var lastLeg: Int32 = 100
    private var lastSequence: Int64 = 900_000_000_000

    init(_ scenario: PortalScenario, tenantID: Int32, seed: UInt64) {
        self.scenario = scenario
        self.tenantID = tenantID
        stream = RandomStream(seed: seed, replication: 0, purpose: "switchboard")
        let places = Dictionary(uniqueKeysWithValues: scenario.services.enumerated().map { ($1.id, $0) })
        acd = ACD(
            queues: scenario.services.map { service in
                Queue(
                    name: service.name, code: Int(service.id), serviceID: Int(service.id),
                    waiting: WaitingRules(ring: service.ring))
            },
            agents: scenario.agents.map { agent in
                AgentProfile(agent.skills.map { .init(Slot(places[$0.service] ?? 0), level: $0.level) })
            })
        desks = scenario.agents.map { agent in
            Desk(plan: agent, serviceIDs: agent.skills.map(\.service), station: agent.station)
        }
        serviceStates = scenario.services.map { _ in .active }
        for (index, agent) in scenario.agents.enumerated() where agent.presence != .loggedOut {
            seat(index, at: agent.station, agent.presence == .idle ? .idle : .notReady(.notReady))
        }
        for index in serviceStates.indices where !isManned(index) { serviceStates[index] = .unmanned }
        settle()
        // Nobody was there to be told.
        events = []
    }

    /// When something happens by itself; `.max` for never.
    var nextDue: Int64 {
        mutating get { min(agenda.earliest, acd.nextTimer) }
    }

    /// Moves the clock to `time` and does what is due by then.
    mutating func run(until time: Int64) {
        while true {
            let due = nextDue
            guard due <= time else { break }
            now = max(now, due)
            while let duty = agenda.next(at: now) {
                carryOut(duty)
                settle()
            }
            settle()
        }
        now = max(now, time)
    }

    /// Has the distributor do what is to be done at this instant, and acts on what it did.
    mutating func settle() {
        repeat {
            acd.settle(at: now)
            let effects = Array(acd.effects)
            acd.clearEffects()
            for effect in effects { act(on: effect) }
        } while !acd.effects.isEmpty
    }

    mutating func nextLegID() -> Int32 {
        // Ids are given out again only after all others.
        repeat { lastLeg = lastLeg == .max ? 1 : lastLeg + 1 } while legs[lastLeg] != nil
        return lastLeg
    }

    mutating func nextSequence() -> Int64 {
        lastSequence += 1
        return lastSequence
    }

    /// Draws a time.
    mutating func draw(_ law: Distribution) -> Int64 { law.milliseconds(&stream) }

    func serviceIndex(_ id: Int32?) -> Int? { id.flatMap { id in scenario.services.firstIndex { $0.id == id } } }

    /// The agent of an id, or of a login name.
    func agentIndex(_ text: String) -> Int? {
        if let id = Int32(text) { return desks.firstIndex { $0.plan.id == id } }
        return desks.firstIndex { $0.plan.login.lowercased() == text.lowercased() }
    }

    private mutating func carryOut(_ duty: Duty) {
        switch duty {
        case .routeTimeout(let leg): routeTimedOut(leg)
        case .accept(let agent, let leg):
            guard legs[leg]?.phase == .ringing, legs[leg]?.agent == agent else { return }
            accept(leg)
        case .dispose(let agent, let stamp):
            guard desks[agent].stamp == stamp, desks[agent].state == .wrap else { return }
            dispose(agent)
        case .giveUp(let sequence):
            guard interactions[sequence]?.isAnswered == false else { return }
            hangUpCustomer(sequence)
        case .hangUp(let sequence): hangUpCustomer(sequence)
        case .answerOutside(let leg): answerOutside(leg)
        case .completeLogin(let agent, let login): completeLogin(agent, login)
        }
    }
}
