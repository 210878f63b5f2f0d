import CTIPS
import Simulation

/// A CTI portal and the telephone system behind it: the other half of the protocol, to rehearse and test against.
///
/// A pure state machine: a request, or the answer of a client, and a time go in; an answer and effects come out. Times
/// are milliseconds from any origin. Between inputs the driver calls `run(until:)` whenever ``nextDue`` has come.
///
/// ```swift
/// var portal = CTIPortal(settings, PortalScenario.standard) { UUID().uuidString }
/// switch portal.receive(request, at: now) {
/// case .answer(let message): …                     // to be sent back
/// case .start(let opening): …                      // to be asked of the client; then `started`
/// }
/// for effect in portal.takeEffects() { … }
/// ```
package struct CTIPortal: ~Copyable {
    package let settings: PortalSettings
    var board: Switchboard
    var sessions: [String: PortalSession] = [:]
    /// In the order of their opening, which is that of deliveries.
    var sessionOrder: [String] = []
    var effects: [PortalEffect] = []
    var agenda = Agenda<PortalDuty>()
    var loads: [RunningLoad]
    var flows: [FlowRun] = []
    var lastFlow = 0
    /// Milliseconds between two acts of a flow.
    var pace: Int64 = 200
    let makeID: @Sendable () -> String
    package internal(set) var now: Int64 = 0

    /// A portal in front of `scenario`; `makeID` makes the ids of sessions, which nobody may be able to guess.
    package init(
        _ settings: PortalSettings, _ scenario: PortalScenario, makeID: @escaping @Sendable () -> String
    ) {
        self.settings = settings
        self.makeID = makeID
        board = Switchboard(scenario, tenantID: settings.tenantID, seed: settings.seed)
        loads = scenario.loads.enumerated().map { RunningLoad($1, index: $0, seed: settings.seed) }
    }

    /// What is to be done, in order.
    package mutating func takeEffects() -> [PortalEffect] {
        defer { effects = [] }
        return effects
    }

    /// When something happens by itself; `.max` for never.
    package var nextDue: Int64 {
        mutating get { min(agenda.earliest, board.nextDue) }
    }

    /// Moves the clock and does what is due by then.
    package mutating func run(until time: Int64) {
        while true {
            let due = nextDue
            guard due <= time else { break }
            now = max(now, due)
            board.run(until: now)
            publish()
            while let duty = agenda.next(at: now) { carryOut(duty) }
        }
        now = max(now, time)
        board.run(until: now)
        publish()
    }

    /// Hands what the system behind the portal tells to the sessions that want to know.
    mutating func publish() {
        let events = board.events
        board.events = []
        for event in events {
            let targets = sessionOrder.filter { id in
                guard let session = sessions[id], session.stage == .onLine, event.session ?? id == id else {
                    return false
                }
                return session.subscription.admits(event, isOwn: event.cause == id)
            }
            if !targets.isEmpty { effects.append(.publish(event.record, to: targets)) }
        }
    }

    private mutating func carryOut(_ duty: PortalDuty) {
        switch duty {
        case .heartbeat(let heartbeat):
            guard isCurrent(heartbeat) else { return }
            effects.append(.heartbeat(heartbeat))
        case .arrival(let load): arrive(load)
        case .flow(let id): advanceFlow(id)
        }
    }
}

/// What the portal itself does when its time has come.
enum PortalDuty: Sendable {
    case heartbeat(Heartbeat)
    case arrival(load: Int)
    case flow(Int)
}
