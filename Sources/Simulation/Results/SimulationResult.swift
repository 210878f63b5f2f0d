package import Queueing

/// What a scenario's run found.
package struct SimulationResult: Sendable {
    /// What classes, queues and groups are called.
    package let names: ResultNames
    /// How it was run.
    package let plan: RunPlan
    /// Independent runs.
    package let replications: Int
    /// Calls at random and scripted that came, in all runs, the warm-up included.
    package let arrivals: Int64
    /// Calls still open at the end, in all runs.
    package let open: Int64
    /// How long a run took in virtual time, in milliseconds; of several the longest.
    package let length: Int64
    /// Counters by queue; of the first run.
    package let queueCounters: [QueueCounters]
    /// Counters by number dialled, in the order of `names.lines`; of the first run.
    package let lineCounters: [LineCounters]
    /// What became of the scripted calls; in the first run.
    package let outcomes: [CallOutcome]
    /// The stories of the scripted calls, if they were asked for; in the first run.
    package let stories: [CallStory]
    /// What scripted calls were doing at the times asked for; in the first run.
    package let probes: [Int64: [CallSight]]
    /// How many calls waited, if that was asked for; the mean over the runs.
    package let curve: WaitingCurve?
    /// The vendor's statistics, if they were asked for; of the first run.
    package let statistics: StatisticsRecord?
    let parts: [Part]
    let waits: [WaitDistribution]
    let snapshots: [[[Int]]]

    init(_ runs: ReplicationSum, names: ResultNames, plan: RunPlan) {
        self.names = names
        self.plan = plan
        replications = runs.count
        (arrivals, open, length) = (runs.arrivals, runs.open, runs.length)
        let first = runs.first
        queueCounters = first.queueCounters
        lineCounters = first.lineCounters
        outcomes = first.script.outcomes
        stories = first.script.stories
        probes = first.script.probes
        statistics = first.statistics
        parts = runs.parts
        snapshots = runs.snapshots
        waits = runs.waits
        curve = runs.meanCurve
    }

    /// One part of `whole`, with percentiles of its own and no waits.
    init(_ whole: SimulationResult, part: Int) {
        names = whole.names
        plan = whole.plan
        replications = 1
        (arrivals, open, length) = (whole.arrivals, whole.open, whole.length)
        (queueCounters, lineCounters) = ([], [])
        (outcomes, stories, probes, curve, statistics) = ([], [], [:], nil, nil)
        parts = [whole.parts[part]]
        waits = []
        snapshots = []
    }

    /// There is more than one part, so that estimates have errors.
    package var hasErrors: Bool { parts.count > 1 }

    /// All subjects that something was counted for, classes first.
    package var subjects: [ResultSubject] {
        let priorities = (1...9).filter { level in
            rows(of: .priority(level)).contains { row in parts.contains { $0.calls[row * width] > 0 } }
        }
        return names.classes.indices.map(ResultSubject.callers) + names.queues.indices.map(ResultSubject.queue)
            + priorities.map(ResultSubject.priority) + names.groups.indices.map(ResultSubject.group)
    }

    /// What a subject is called.
    package func name(of subject: ResultSubject) -> String {
        switch subject {
        case .callers(let index): names.classes[index]
        case .queue(let index): names.queues[index]
        case .priority(let level): String(level)
        case .group(let index): names.groups[index]
        }
    }

    /// The waits of a subject's calls: of all of them, and of those answered.
    package func waits(of subject: ResultSubject) -> (all: WaitHistogram, served: WaitHistogram) {
        var sum = WaitDistribution()
        for row in rows(of: subject) { sum.merge(waits[row]) }
        return (sum.all, sum.served)
    }

    /// The rows of calls that a subject's numbers are summed from.
    func rows(of subject: ResultSubject) -> [Int] {
        let layout = names.layout
        return switch subject {
        case .callers(let index): (1...9).map { layout.cell(class: index, priority: $0) }
        case .queue(let index): [layout.queue(index)]
        case .priority(let level): names.classes.indices.map { layout.cell(class: $0, priority: level) }
        case .group: []
        }
    }

    private var width: Int { names.layout.columns.count }
}
