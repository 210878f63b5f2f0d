import Routing

/// What the rows of results are called, in order.
package struct ResultNames: Sendable, Hashable {
    /// Classes of callers, in the order in which loads and calls name them.
    package let classes: [String]
    /// Queues, in the order declared.
    package let queues: [String]
    /// Groups of agents, in the order in which agents name them.
    package let groups: [String]
    /// Numbers dialled.
    package let lines: [String]
    /// Login names of all agents.
    package let logins: [String]
    /// Names of scripted calls.
    package let calls: [String]
    let layout: Tally.Layout

    init(_ scenario: Scenario) {
        func unique(_ names: [String]) -> [String] {
            var seen: Set<String> = []
            return names.filter { seen.insert($0).inserted }
        }
        let callers = scenario.loads.map(\.caller) + scenario.calls.map(\.caller)
        classes = unique(callers.map(\.className))
        queues = scenario.rules.queues.map(\.name)
        groups = unique(scenario.agents.map(\.group))
        lines = unique(callers.map(\.call.dnis.canonical))
        logins = scenario.agents.flatMap(\.logins)
        calls = scenario.calls.map(\.id)
        layout = Tally.Layout(
            classes: classes.count, queues: queues.count, groups: groups.count, thresholds: scenario.run.within)
    }
}
