package import RuleFiles
package import Simulation

/// Two scenarios on the same callers, and what differs (common random numbers).
///
/// Replication by replication, or batch by batch, both meet the same calls, so the luck of the draw mostly cancels out
/// of the differences, and their intervals are narrower than those of two results apart.
package struct SimulationComparison {
    private let one: SimulationResult
    private let other: SimulationResult

    /// The difference that `other` makes to `one`.
    package init(_ one: SimulationResult, against other: SimulationResult) {
        self.one = one
        self.other = other
    }

    /// A line for each class, queue, priority and group that both have.
    package var lines: [String] {
        var table = [["", "measure", "A", "B", "B - A"]]
        for row in rows(of: measures) {
            let text = EstimateText(row.measure.unit)
            table.append([
                row.name, row.measure.name, text.text(row.one.value), text.text(row.other.value),
                text.text(row.difference),
            ])
        }
        return SimulationText.aligned(table)
    }

    /// The same as JSON.
    package var json: JSON {
        .array(
            rows(of: measures).map { row in
                .object([
                    "of": .string(row.name), "measure": .string(row.measure.name),
                    "a": SimulationJSON.figure(row.one, row.measure.unit),
                    "b": SimulationJSON.figure(row.other, row.measure.unit),
                    "difference": SimulationJSON.figure(row.difference, row.measure.unit),
                ])
            })
    }

    /// The queues, priorities and groups that only one of them has; of classes `CommonCallers` tells.
    package var alone: [String] {
        func names(_ result: SimulationResult) -> [String] {
            result.subjects.compactMap { subject in
                if case .callers = subject { return nil }
                return "\(kind(subject)) \(result.name(of: subject))"
            }
        }
        let (ours, theirs) = (names(one), names(other))
        return ours.filter { !theirs.contains($0) }.map { "\($0) is in A alone" }
            + theirs.filter { !ours.contains($0) }.map { "\($0) is in B alone" }
    }

    private struct Row {
        let name: String
        let measure: Measure
        let one: Estimate
        let other: Estimate
        let difference: Estimate
    }

    private var measures: [Measure] {
        [.pWait, .meanWait, .percentile(0.9)] + one.plan.within.map(Measure.pServedWithin)
            + [.pAbandon, .pBlock, .occupancy]
    }

    private func rows(of measures: [Measure]) -> [Row] {
        one.subjects.flatMap { subject -> [Row] in
            guard let twin = self.twin(of: subject) else { return [] }
            return measures.compactMap { measure in
                guard let left = one.estimate(measure, of: subject), let right = other.estimate(measure, of: twin),
                    let difference = one.difference(measure, of: subject, to: other, twin)
                else { return nil }
                return Row(
                    name: "\(kind(subject)) \(one.name(of: subject))", measure: measure, one: left, other: right,
                    difference: difference)
            }
        }
    }

    private func kind(_ subject: ResultSubject) -> String {
        switch subject {
        case .callers: "class"
        case .queue: "queue"
        case .priority: "priority"
        case .group: "group"
        }
    }

    /// The subject of the same name.
    private func twin(of subject: ResultSubject) -> ResultSubject? {
        other.subjects.first { kind($0) == kind(subject) && other.name(of: $0) == one.name(of: subject) }
    }
}
