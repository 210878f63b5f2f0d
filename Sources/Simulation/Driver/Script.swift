import Queueing
import Routing

/// The scripted calls while they run: which the ACD has, what became of them, and their stories.
struct Script: Sendable {
    /// The row of each call's class.
    let classes: [Int]
    /// The number each call dials.
    let lines: [Int]
    /// Effects are written down.
    let isWatching: Bool
    var callback: RandomStream
    private var ids: [CallID?]
    private(set) var outcomes: [CallOutcome]
    private(set) var stories: [CallStory]
    private(set) var probes: [Int64: [CallSight]] = [:]
    private var streams: [String: RandomStream] = [:]
    private let seed: UInt64
    private let replication: Int

    init(_ scenario: Scenario, _ names: ResultNames, replication: Int, watching: Watch) {
        classes = scenario.calls.map { names.classes.firstIndex(of: $0.caller.className) ?? 0 }
        lines = scenario.calls.map { names.lines.firstIndex(of: $0.caller.call.dnis.canonical) ?? -1 }
        isWatching = watching.tellsStories
        seed = scenario.run.seed
        self.replication = replication
        callback = RandomStream(seed: seed, replication: replication, purpose: "calls/callback")
        ids = Array(repeating: nil, count: scenario.calls.count)
        outcomes = Array(repeating: CallOutcome(), count: scenario.calls.count)
        stories = Array(repeating: CallStory(), count: watching.tellsStories ? scenario.calls.count : 0)
    }

    /// Draws a time for a purpose of the script.
    mutating func delay(_ law: Distribution, of purpose: String) -> Int64 {
        var stream =
            streams[purpose] ?? RandomStream(seed: seed, replication: replication, purpose: "calls/\(purpose)")
        defer { streams[purpose] = stream }
        return law.milliseconds(&stream)
    }

    /// The ACD's name for a scripted call that has come.
    func open(_ index: Int) -> CallID? { ids[index] }

    mutating func arrived(_ index: Int, as call: CallID) { ids[index] = call }

    /// Writes down what was decided about a scripted call.
    mutating func note(_ course: Course, of call: OpenCall, at now: Int64) {
        guard call.script >= 0 else { return }
        let index = Int(call.script)
        outcomes[index].decided = course.decided
        if isWatching { stories[index].add(.decided(course.decided), at: now) }
    }

    /// Keeps where a scripted call leaves the queues for.
    mutating func note(_ destination: Destination?, of call: OpenCall) {
        if call.script >= 0 { outcomes[Int(call.script)].leftFor = destination }
    }

    /// Writes down what befalls a scripted call.
    @inline(never)
    mutating func note(_ event: CallStory.Event, at now: Int64, of call: OpenCall) {
        stories[Int(call.script)].add(event, at: now)
    }

    /// Keeps what an agent's answer tells of a scripted call.
    mutating func answered(_ call: OpenCall, by agent: AgentID, at now: Int64) {
        guard call.script >= 0 else { return }
        outcomes[Int(call.script)].answeredBy = Int(agent.index)
        outcomes[Int(call.script)].wait = now - call.dialledAt
    }

    /// Keeps how a scripted call ended.
    mutating func close(_ call: OpenCall, _ end: EndType, _ summary: CallSummary?, at now: Int64) {
        let index = Int(call.script)
        outcomes[index].end = CallEnd(end)
        if outcomes[index].wait == nil { outcomes[index].wait = now - call.dialledAt }
        outcomes[index].summary = summary
    }

    /// Keeps what all scripted calls do now.
    mutating func probe(at time: Int64, _ calls: borrowing Block<OpenCall>, _ acd: borrowing ACD) {
        var sights: [CallSight] = []
        for index in ids.indices {
            if let id = ids[index], Int(id.slot) < calls.count, calls[Int(id.slot)].id == id,
                calls[Int(id.slot)].state != .closed
            {
                sights.append(CallSight(calls[Int(id.slot)], queues: acd.queues(of: id)))
            } else {
                sights.append(CallSight(end: outcomes[index].end))
            }
        }
        probes[time] = sights
    }
}

extension Effect {
    /// The call it is about; nil for an agent's own changes.
    var call: CallID? {
        switch self {
        case .entered(let call, _, _), .left(let call, _, _), .rings(let call, _, _), .ringEnded(let call, _, _),
            .answered(let call, _, _), .overflowed(let call, _, _, _), .overflowBlocked(let call, _, _, _),
            .leavesFor(let call, _, _), .leavesForDefault(let call), .offersCallback(let call, _),
            .callbackTaken(let call, _), .ended(let call, _):
            call
        case .agent: nil
        }
    }
}
