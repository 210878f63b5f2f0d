import Routing
import RuleFiles
import Simulation

/// What to know before believing a result.
struct SimulationNotes {
    private let file: ScenarioFile
    private let result: SimulationResult

    init(_ file: ScenarioFile, _ result: SimulationResult) {
        self.file = file
        self.result = result
    }

    var lines: [String] {
        var lines: [String] = []
        for load in Workload.all(of: file.scenario) where load.isTooMuch {
            let work = EstimateText.rounded(load.work, significant: 3)
            let are = load.agents == 1 ? "is 1" : "are \(load.agents)"
            lines.append(
                "the load cannot be served: it keeps \(work) agents busy and there \(are) who can take it, so waits grow "
                    + "without end and the figures are those of this length alone")
        }
        if result.arrivals == 0 { lines.append("nobody called in all that time") }
        for (index, call) in file.scenario.calls.enumerated() where isEndless(index) {
            lines.append(
                "call \(call.id) was answered and goes on until somebody hangs up, for nothing says how long it is talked; "
                    + "say so: talk: 60s")
        }
        if result.open > 0 {
            let calls = result.open == 1 ? "1 call was" : "\(result.open) calls were"
            lines.append("\(calls) still open at the end; those not answered by then are in no figure" + overload)
        }
        return lines
    }

    /// It was answered, and nobody will end it: neither call nor agent says how long it is talked, and no event hangs up.
    private func isEndless(_ index: Int) -> Bool {
        let outcome = result.outcomes[index]
        guard let agent = outcome.answeredBy, outcome.end == nil, file.scenario.calls[index].caller.talk == nil,
            talksAsCallsSay(agent)
        else { return false }
        return !file.scenario.events.contains { event in
            if case .call(index, .hangUp) = event.action { true } else { false }
        }
    }

    private func talksAsCallsSay(_ agent: Int) -> Bool {
        var first = 0
        for line in file.scenario.agents {
            first += line.count
            if agent < first { return line.talk == .ofCall }
        }
        return false
    }

    /// So many were left that more may come than anybody serves, whatever it is that keeps agents away.
    private var overload: String {
        result.open >= 100 && result.open * 20 >= result.arrivals
            ? ", so many that more may come than is served: then waits grow with the length of the run" : ""
    }
}
