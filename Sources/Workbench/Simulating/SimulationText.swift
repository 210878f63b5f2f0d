import Routing
package import RuleFiles
package import Simulation

/// The result of a simulation for a terminal.
package struct SimulationText {
    private let file: ScenarioFile
    private let result: SimulationResult

    /// The text of `result`, which is that of `file`.
    package init(_ file: ScenarioFile, _ result: SimulationResult) {
        self.file = file
        self.result = result
    }

    /// All of it.
    package var lines: [String] {
        var lines = [headline]
        lines += SimulationNotes(file, result).lines.map { "note: \($0)" }
        lines += tables("calls of each class", "their waits") { if case .callers = $0 { true } else { false } }
        lines += tables("stays in each queue", "their waits") { if case .queue = $0 { true } else { false } }
        let priorities = tables("calls of each priority", "their waits") {
            if case .priority = $0 { true } else { false }
        }
        if result.subjects.count(where: { if case .priority = $0 { true } else { false } }) > 1 { lines += priorities }
        if !result.names.groups.isEmpty {
            lines +=
                ["", "agents of each group"] + table(of: groupMeasures) { if case .group = $0 { true } else { false } }
        }
        if result.replications == 1 { lines += counters }
        if !result.names.calls.isEmpty, result.names.calls.count <= 100 { lines += calls }
        return lines
    }

    private var headline: String {
        let runs = result.replications == 1 ? "1 run" : "\(result.replications) runs"
        let widths = result.replications > 1 ? "replications" : "batches"
        // Of hours nobody wants to read the milliseconds.
        let whole = result.length < 600_000 ? result.length : (result.length + 500) / 1000 * 1000
        let length = Duration.milliseconds(whole).written
        let calls = result.arrivals == 1 ? "1 call" : "\(result.arrivals) calls"
        let what = "\(file.file.path): \(runs) of \(length), seed \(result.plan.seed), \(calls)"
        // A script tells nothing of how it would go another time.
        let hasErrors = result.hasErrors && !file.scenario.loads.isEmpty
        return "\(what); " + (hasErrors ? "± is half of a 95 % interval by \(widths), " : "")
            + "percentiles are within 0.1 %"
    }

    /// What became of calls, and how long they waited, for the subjects that are wanted.
    private func tables(_ flows: String, _ waits: String, where isWanted: (ResultSubject) -> Bool) -> [String] {
        // What happened to nobody needs no column.
        let ways: [Measure] = [.blocked, .overflowedPosition, .overflowedTime, .overflowedLogin]
        let subjects = result.subjects.filter(isWanted)
        let taken = ways.filter { way in
            subjects.contains { result.estimate(way, of: $0).map { $0.value > 0 } ?? false }
        }
        return ["", flows] + table(of: [.calls, .served, .abandoned] + taken + [.pAbandon, .pBlock], where: isWanted)
            + ["", waits] + table(of: waitMeasures, where: isWanted)
    }

    private var waitMeasures: [Measure] {
        [
            .pWait, .meanWait, .meanWaitServed, .percentile(0.5), .percentile(0.9), .percentile(0.95),
            .percentile(0.99),
            .percentileServed(0.95),
        ] + result.plan.within.flatMap { [Measure.pServedWithin($0), .serviceLevel($0)] }
    }

    private var groupMeasures: [Measure] { [.occupancy, .meanBusy, .calls, .served, .abandoned, .meanWaitServed] }

    private func table(of measures: [Measure], where isWanted: (ResultSubject) -> Bool) -> [String] {
        let subjects = result.subjects.filter(isWanted)
        // Of calls' waits alone the longest is known.
        let hasMaximum = measures.contains(.meanWait)
        var rows = [[""] + measures.map(\.name) + (hasMaximum ? ["max_wait"] : [])]
        for subject in subjects {
            var row = [result.name(of: subject)]
            row += measures.map { measure in
                result.estimate(measure, of: subject).map { EstimateText(measure.unit).text($0) } ?? "-"
            }
            if hasMaximum { row.append(EstimateText(.time).text(Double(result.waits(of: subject).all.longest))) }
            rows.append(row)
        }
        return Self.aligned(rows)
    }

    private var counters: [String] {
        var lines = ["", "counters of each queue"]
        for (index, counters) in result.queueCounters.enumerated() {
            let values = CounterNames.queue.compactMap { name -> String? in
                guard let value = CounterNames.value(name, in: counters), value > 0 else { return nil }
                return "\(name) \(value)"
            }
            lines.append(
                "  \(result.names.queues[index]): \(values.isEmpty ? "nothing" : values.joined(separator: ", "))")
        }
        return lines
    }

    private var calls: [String] {
        var lines = ["", "calls"]
        for index in result.names.calls.indices {
            let fields = OutcomeFields(result, index, by: file.rules.ruleSet).known.map { "\($0.name) \($0.value)" }
            lines.append("  \(result.names.calls[index]): \(fields.joined(separator: ", "))")
        }
        return lines
    }

    /// Rows with the first column to the left and the others to the right.
    static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + blanks : blanks + cell
            }
            return "  " + cells.joined(separator: "  ")
        }
    }
}
