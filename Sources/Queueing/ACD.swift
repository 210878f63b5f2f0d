public import Routing

/// The automatic call distributor: calls wait in queues, agents take them. A pure state machine.
///
/// An event and a time go in, effects come out; there is no clock, no randomness and no thread in it. Times are
/// milliseconds from any origin and never go back. What happens at one instant has an order of its own (R2), which the
/// driver keeps by handing in the events of an instant as R2 lists them and then calling ``settle(at:)``:
///
/// ```swift
/// var acd = ACD(queues: rules.queues, agents: [AgentProfile([.init(sales)])])
/// acd.logIn(AgentID(0), at: 0)
/// let call = acd.arrive(Arrival(), at: 0)
/// acd.enqueue(call, Placement(sales), at: 0)
/// acd.settle(at: 0)                       // effects: entered, rings
/// acd.answer(call, by: AgentID(0), at: 4000)
/// acd.settle(at: 4000)
/// ```
///
/// An event that comes too late, an answer to a call that has hung up for one, changes nothing and returns false.
/// Between instants the driver calls `settle(at:)` whenever ``nextTimer`` is due. It reads ``effects`` after each
/// settling and clears them; a call that has ended is forgotten then, so memory does not grow with the calls served.
public struct ACD: ~Copyable, Sendable {
    // What a call in progress does many times is `mutating` or inlined, even where it only looks: to lend all of itself to a
    // function that borrows it, the compiler makes a copy of the kilobyte first.

    /// Times and choices that hold for the whole ACD. Durations are milliseconds.
    public struct Options: Sendable, Hashable {
        /// Which call, which agent.
        public var dispatch = DispatchRule()
        /// When a call not answered at the default destination comes back, or is tried again; nil for never (R19).
        public var defaultReturn: Int64?
        /// How long a call is not offered again to an agent who did not answer it (R18).
        public var exclusion: Int64 = 30_000
        /// How long an agent is left alone after a refused call (R18).
        public var pause: Int64 = 10_000
        /// When the ACD begins.
        public var start: Int64 = 0
        /// How many numbers `Arrival.dnis` tells apart.
        public var lines = 0
        /// How many windows `Queue` refers to; all are open at first.
        public var windows = 0

        /// The defaults of the rules.
        public init() {}
    }

    /// The time of the last event.
    public private(set) var now: Int64
    /// What happened since the effects were cleared, in order.
    public internal(set) var happened = EffectList()

    private(set) var options: Options
    var calls = Pool<CallRecord>()
    var memberships = Pool<Membership>()
    var exclusions = Pool<Exclusion>()
    var lanes = Lanes()
    var queues = Slab<QueueState>()
    var counters = Slab<QueueCounters>()
    /// By number dialled; those of calls without one come first.
    var lines = Slab<LineCounters>()
    /// What the counters were when the interval began.
    var queueMarks = Slab<QueueCounters>()
    var lineMarks = Slab<LineCounters>()
    var agents = Slab<AgentRecord>()
    var skills = Slab<SkillNode>()
    var idleLists = Slab<IdleList>()
    var windows: ContiguousArray<Bool>

    /// The versions of the queues' declarations; a version nobody waits by any more is replaced (R30).
    var settings: ContiguousArray<Settings>
    /// The open calls that queued under each.
    var settingsCalls = Slab<Int>()
    var currentSettings: Int32 = 0
    var nextSequence: Int64 = 0
    var nextEntry: Int64 = 0

    /// What of agents and calls happens before dispatch, and what of waiting calls happens after it (R2).
    var earlyTimers = TimerHeap<EarlyTimer>()
    var stepTimers = TimerHeap<StepTimer>()
    /// Rings of this instant. Most are answered in it, so their time-outs are set when time goes on.
    var freshRings = Slab<Int32>()

    /// Agents who became ready, and calls that may find an agent, since the last dispatch.
    var freedAgents = Slab<Int32>()
    var offeredCalls = Slab<Int32>()
    /// Memberships to look at after dispatch.
    var pendingSteps = Slab<Int32>()
    var dueSteps = Slab<DueStep>()
    var blockedMemberships = Slab<Int32>()
    var hasChangedTarget = false
    /// Counts changes of queues for which blocked steps wait.
    var targetChanges: UInt64 = 0
    var hasLostAgents = false
    /// Calls whose records are given up when the effects are cleared.
    var closedCalls = Slab<Int32>()

    /// An ACD of these queues and agents; nobody is logged in. Slots in `agents` refer to `queues`.
    ///
    /// O(queues + skills). An agent serves a queue once, and a queue has at most 64 overflow steps.
    public init(queues: [Queue], agents profiles: [AgentProfile], options: Options = Options()) {
        self.options = options
        now = options.start
        windows = ContiguousArray(repeating: true, count: options.windows)
        settings = [Settings(queues)]
        settingsCalls.append(0)
        for queue in queues { addQueue(queue) }
        for _ in 0...options.lines { lines.append(LineCounters()) }
        addAgents(profiles)
    }

    /// Forgets the effects and the calls that have ended.
    public mutating func clearEffects() {
        happened.removeAll()
        while !closedCalls.isEmpty { forget(closedCalls.removeLast()) }
    }

    /// A copy of what happened since the effects were cleared. O(n).
    public var effects: [Effect] { (0..<happened.count).map { happened[$0] } }

    /// The queues as declared last.
    public var declarations: [Queue] { settings[Int(currentSettings)].queues }

    /// When the ACD has something to do by itself; `Int64.max` for never. Not before the effects of an instant have
    /// been acted upon.
    public var nextTimer: Int64 {
        mutating get {
            if !freshRings.isEmpty { setRingTimers() }
            dropVoidStepTimers()
            return min(earlyTimers.earliest, stepTimers.earliest)
        }
    }

    /// Does what is due at `time` after the events of that instant: dispatch, overflow timers, dispatch again (R2).
    public mutating func settle(at time: Int64) {
        expireTimers(at: time)
        repeat { dispatch() } while runSteps()
    }

    /// Ends the rings, the pauses and the writing up that are over at `time`, which comes before arrivals (R2). Who
    /// asks how many agents are ready, to route a call that comes now, calls this first.
    @inline(__always)
    public mutating func expireTimers(at time: Int64) {
        advance(to: time)
        if earlyTimers.earliest <= now { runEarlyTimers() }
    }

    /// Other rules say which call goes first, and when a call comes back from the default destination. Calls that ring
    /// there already come back as they were to.
    public mutating func adopt(_ dispatch: DispatchRule, defaultReturn: Int64?, at time: Int64) {
        advance(to: time)
        options.dispatch = dispatch
        options.defaultReturn = defaultReturn
    }

    /// Moves the clock. Nothing of the ACD's own may have been due in between.
    @inline(__always)
    mutating func advance(to time: Int64) {
        guard time != now else { return }
        precondition(time > now, "time goes back from \(now) to \(time)")
        if !freshRings.isEmpty { setRingTimers() }
        assert(time <= min(earlyTimers.earliest, stepTimers.earliest), "a timer before \(time) was passed over")
        now = time
    }

    private mutating func addQueue(_ declaration: Queue) {
        var state = QueueState(isActive: declaration.isActive, at: now)
        state.adopt(declaration)
        queues.append(state)
        counters.append(QueueCounters())
        lanes.addQueue()
    }

    private mutating func addAgents(_ profiles: [AgentProfile]) {
        var levels: [[UInt8: Int32]] = Array(repeating: [:], count: queues.count)
        for profile in profiles {
            for skill in profile.skills {
                precondition(skill.queue.index < queues.count, "an agent serves no queue at \(skill.queue.index)")
                levels[skill.queue.index][UInt8(skill.level)] = -1
            }
        }
        for queue in 0..<queues.count {
            queues[queue].firstList = Int32(idleLists.count)
            queues[queue].lists = Int32(levels[queue].count)
            for level in levels[queue].keys.sorted() {
                levels[queue][level] = Int32(idleLists.count)
                idleLists.append(IdleList(level: level))
            }
        }
        for (index, profile) in profiles.enumerated() {
            agents.append(AgentRecord(firstSkill: Int32(skills.count), skills: Int32(profile.skills.count)))
            for skill in profile.skills {
                let level = UInt8(skill.level)
                guard let list = levels[skill.queue.index][level] else { continue }
                skills.append(
                    SkillNode(agent: Int32(index), queue: Int32(skill.queue.index), list: list, level: level))
            }
        }
    }

    /// Replaces the declarations of all queues, in the same order; more may follow, none may be missing.
    ///
    /// Calls that wait go on by the declarations they queued under, or by the new ones if they `migrate`: then a step
    /// counts from the time already waited, and one overdue is taken at once. A step equal to one already taken counts
    /// as taken. Ringing time, aging and hours are the queue's and change for everybody; `open` says which of the
    /// windows that the new declarations refer to are open. O(queues + open calls).
    public mutating func reload(_ declarations: [Queue], windows open: [Bool], migrate: Bool, at time: Int64) {
        advance(to: time)
        windows = ContiguousArray(open)
        precondition(declarations.count >= queues.count, "a queue is deactivated, not left out")
        let version = Settings(declarations)
        if let unused = settings.indices.first(where: { settingsCalls[$0] == 0 }) {
            settings[unused] = version
            currentSettings = Int32(unused)
        } else {
            settings.append(version)
            settingsCalls.append(0)
            currentSettings = Int32(settings.count - 1)
        }
        for (index, declaration) in declarations.enumerated() {
            if index < queues.count { queues[index].adopt(declaration) } else { addQueue(declaration) }
        }
        if migrate { migrateCalls() }
        reopenTargets()
    }
}
