package import Routing

/// A stretch of time in a call centre: who works, who calls, what happens, by which rules. A value; `Simulation` runs it.
package struct Scenario: Sendable {
    /// The rules that decide where calls go, and the queues they wait in.
    package var rules: RuleSet
    /// The moment that all times count from.
    package var start: Moment
    /// The agents, line by line; ties between agents go by this order.
    package var agents: [AgentLine]
    /// Calls to the millisecond.
    package var calls: [ScriptedCall]
    /// Calls at random.
    package var loads: [Load]
    /// What else happens, and when; several at one instant in this order.
    package var events: [ScriptedEvent]
    /// How extensions and outside numbers answer; one that is not named answers at once.
    package var outside: [String: OutsideLine]
    /// Answers the lookups that neither call nor load answers.
    package var lookups: any LookupAnswering
    /// How long, how often, and what is measured.
    package var run: RunPlan
    /// Moments at which the states of scripted calls are kept, in milliseconds from the start.
    package var probes: [Int64]

    /// A scenario of these parts.
    package init(
        rules: RuleSet, start: Moment, agents: [AgentLine] = [], calls: [ScriptedCall] = [], loads: [Load] = [],
        events: [ScriptedEvent] = [], outside: [String: OutsideLine] = [:],
        lookups: any LookupAnswering = NoLookups(), run: RunPlan = RunPlan(), probes: [Int64] = []
    ) {
        self.rules = rules
        self.start = start
        self.agents = agents
        self.calls = calls
        self.loads = loads
        self.events = events
        self.outside = outside
        self.lookups = lookups
        self.run = run
        self.probes = probes
    }

    /// About how many calls will come, in all runs together; nil where that cannot be told.
    package var expectedCalls: Double? {
        let own: Double? =
            switch run.end {
            case .calls(let calls): Double(calls)
            case .duration(let duration): loads.expectedCalls(from: start, for: duration)
            case .script: nil
            }
        return own.map { ($0 + Double(calls.count)) * Double(run.replications) }
    }
}
