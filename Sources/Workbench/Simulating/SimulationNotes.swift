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
        let scenario = file.scenario
        // Callers without patience and without a way out stay until somebody serves them.
        let enduring = scenario.loads.filter { $0.caller.patience == nil }
        let work = enduring.reduce(0.0) { sum, load in
            sum + load.arrivals.rate * ((load.caller.talk?.mean ?? 0) + (load.caller.wrapUp?.mean ?? 0))
        }
        let agents = scenario.agents.reduce(0) { $0 + $1.count }
        let hasWayOut = scenario.rules.queues.contains { !$0.waiting.overflow.isEmpty }
        if work >= Double(agents), !enduring.isEmpty, !hasWayOut {
            lines.append(
                "the load cannot be served: it keeps \(EstimateText.rounded(work, significant: 3)) agents busy and there "
                    + "are \(agents), so waits grow without end and the figures are those of this length alone")
        }
        if result.open > 0 {
            let calls = result.open == 1 ? "1 call was" : "\(result.open) calls were"
            lines.append("\(calls) still open at the end and not counted")
        }
        return lines
    }
}
