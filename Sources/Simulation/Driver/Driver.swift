import Queueing
import Routing

/// Runs one replication of a scenario: moves virtual time from event to event, hands each to the ACD in the order of R2,
/// and acts on what the ACD answers as callers and agents would.
struct Driver: ~Copyable {
    /// More calls open at once than this, and the load is one that nobody will ever serve.
    let mostOpen: Int
    let scenario: Scenario
    let names: ResultNames
    var rules: RuleSet
    /// They are others than the scenario began with.
    var hasReloaded = false
    var acd: ACD
    var tally: Tally
    var now: Int64 = 0
    /// The end has been reached, and calls that are open are left out.
    var isOver = false
    /// How many instants there have been, and after how many, and when, the run last got on.
    var instants = 0
    var lastProgress: (instants: Int, time: Int64) = (0, 0)
    /// The number of effects of this instant that have been acted upon.
    private var handled = 0
    /// Acting on effects changed something that the ACD has to settle.
    var hasActed = false

    // Agents.
    var staff: [StaffLine]
    var desks: Block<Desk>
    var duties: Block<Duty>
    var turns: Tournament

    // Callers.
    var sources: Block<LoadSource>
    var arrivals: Tournament
    var isTakingCalls = true
    var calls = Block<OpenCall>()
    var stays = Block<Stay>()
    var freeStay: Int32 = -1
    var openCalls = 0
    /// Calls that came at this instant, and may turn out to wait.
    var newcomers = Block<CallID>()
    var impatience = Patience()
    /// Calls that ring at an agent without a queue: what is left of their courses.
    var directCourses: [CallID: (course: Course, step: Int)] = [:]
    var orbit: [Redialer] = []
    var freeOrbit: [Int] = []

    // The script.
    var changes = Agenda<Happening>()
    /// How many of them bring the run on.
    var certain = 0
    /// When windows that queues go by open or close; by their places.
    var hours = Agenda<Int>()
    /// When something last happened that was not a window's opening or closing.
    var lastChange: Int64 = 0
    /// The callers' own doings, which come first of an instant: by their places among the events.
    var departures = Agenda<Int>()
    var failedLookups: [LookupOutcome?]
    var script: Script

    // What is measured.
    var marks: Marks
    var snapshots: [[Int]] = []
    var statistics: StatisticsRecord?
    let keepsStatistics: Bool
    var curve: WaitingCurve?
    let draws: Bool

    /// Told now and then how many calls have come since it was told last.
    private let observe: @Sendable (Int64) -> Void
    private var told: Int64 = 0

    init(
        _ scenario: Scenario, _ names: ResultNames, replication: Int, watching: Watch, mostOpen: Int,
        observe: @escaping @Sendable (Int64) -> Void
    ) {
        self.observe = observe
        self.scenario = scenario
        self.names = names
        self.mostOpen = mostOpen
        rules = scenario.rules
        let run = scenario.run
        var options = ACD.Options()
        options.lines = names.lines.count
        options.windows = scenario.rules.windows.count
        options.dispatch = scenario.rules.dispatch
        options.defaultReturn = scenario.rules.fallback.returnAfter
        var profiles: [AgentProfile] = []
        var desks = Block<Desk>()
        staff = []
        for (index, line) in scenario.agents.enumerated() {
            let group = names.groups.firstIndex(of: line.group) ?? 0
            staff.append(StaffLine(line, group: group, seed: run.seed, replication: replication))
            let profile = AgentProfile(line.skills.map { AgentProfile.Skill($0.queue, level: $0.level) })
            for _ in 0..<line.count {
                profiles.append(profile)
                desks.append(Desk(Int32(index), staff[index]))
            }
        }
        self.desks = desks
        acd = ACD(queues: scenario.rules.queues, agents: profiles, options: options)
        duties = Block(repeating: .none, count: profiles.count)
        turns = Tournament(players: profiles.count)
        sources = Block(
            scenario.loads.map { load in
                LoadSource(
                    load, classIndex: names.classes.firstIndex(of: load.caller.className) ?? 0,
                    dnis: names.lines.firstIndex(of: load.caller.call.dnis.canonical) ?? -1, in: scenario,
                    replication: replication)
            })
        arrivals = Tournament(players: scenario.loads.count)
        failedLookups = Array(repeating: nil, count: scenario.rules.lookups.count)
        script = Script(scenario, names, replication: replication, watching: watching)
        marks = Marks(scenario)
        tally = Tally(names.layout, horizon: marks.horizon, parts: marks.parts)
        draws = watching.draws
        curve = draws ? WaitingCurve(horizon: marks.horizon) : nil
        keepsStatistics = watching.keepsStatistics && replication == 0
        if keepsStatistics {
            statistics = StatisticsRecord(Statistics(agents: profiles, origin: scenario.start))
        }
        putDownScript()
    }

    /// Runs to the end.
    mutating func run() throws(SimulationError) {
        while true {
            var next = nextTime()
            if next >= marks.next {
                reachMarks(before: next)
                if isOver { break }
                next = nextTime()
            }
            guard next < .max else { break }
            now = next
            instants += 1
            if instants & 4095 == 0 { tell() }
            if keepsStatistics { statistics?.advance(to: now, &acd) }
            if min(impatience.earliest, departures.earliest) <= now { hangUps() }
            if turns.earliest <= now { takeTurns() }
            if min(changes.earliest, hours.earliest) <= now { try happen() }
            if arrivals.earliest <= now { try comeIn() }
            try settle()
            if isOver { break }
        }
        tell()
        finish()
    }

    @inline(never)
    private mutating func tell() {
        let calls = acd.totals.offered
        observe(calls - told)
        told = calls
    }

    /// Lets the ACD do what is due at this instant, and acts on it, until nothing more happens.
    private mutating func settle() throws(SimulationError) {
        handled = 0
        repeat {
            acd.settle(at: now)
            hasActed = false
            while handled < acd.happened.count {
                if script.isWatching { note(acd.happened[handled]) }
                handled += 1
                try act(on: acd.happened[handled - 1])
            }
        } while hasActed
        for index in 0..<newcomers.count { startWaiting(newcomers[index]) }
        newcomers.removeAll()
        if keepsStatistics { statistics?.note(acd) }
        acd.clearEffects()
        assert(isUnchecked || checkLaws())
    }

    private mutating func note(_ effect: Effect) {
        guard let call = effect.call, calls[Int(call.slot)].script >= 0 else { return }
        if case .rings(_, let agent, let queue?) = effect, let offer = acd.offer(of: call, to: agent) {
            let next = offer.next.map { Int(calls[Int($0.call.slot)].script) }
            script.note(
                .rings(agent, queue, offer, before: next.flatMap { $0 < 0 ? nil : $0 }), at: now,
                of: calls[Int(call.slot)])
        } else {
            script.note(.effect(effect), at: now, of: calls[Int(call.slot)])
        }
    }

    /// Who takes his turn: answers, ends of conversations, returns from a pause.
    @inline(__always)
    private mutating func takeTurns() {
        while turns.earliest <= now {
            let agent = turns.first
            let duty = duties[agent]
            rest(agent)
            switch duty {
            case .none: break
            case .answer(let call): acd.answer(call, by: AgentID(agent), at: now)
            case .finish(let call): acd.finish(call, wrapUp: calls[Int(call.slot)].wrapUp, at: now)
            case .comeBack: acd.setReady(AgentID(agent), at: now)
            }
        }
    }

    /// The agent has nothing to do by himself.
    mutating func rest(_ agent: Int) {
        if case .none = duties[agent] { return }
        duties[agent] = .none
        turns.set(agent, .max)
    }

    /// The agent will do this.
    mutating func plan(_ duty: Duty, by agent: Int, at time: Int64) {
        duties[agent] = duty
        turns.set(agent, time)
    }

    /// The time of what happens next; `.max` when nothing can happen to anybody any more.
    @inline(__always)
    private mutating func nextTime() -> Int64 {
        let own = min(
            min(min(turns.earliest, impatience.earliest), isTakingCalls ? arrivals.earliest : .max),
            min(min(changes.earliest, departures.earliest), acd.nextTimer))
        if !isTakingCalls, openCalls == 0, redialers == 0 { return .max }
        if isAtStandstill() { return .max }
        guard own == .max || own > hours.earliest else {
            lastChange = own
            return own
        }
        // Windows open and close for ever; when for weeks nothing but that has happened, nothing else will.
        if own == .max, openCalls == 0 || hours.earliest - lastChange > 21 * 86_400_000 { return .max }
        return min(own, hours.earliest)
    }
}
