import Routing
package import RuleFiles
package import Simulation

/// The result of a simulation as JSON: times in seconds, shares as 0 ... 1.
package struct SimulationJSON {
    private let file: ScenarioFile
    private let result: SimulationResult

    /// The document of `result`, which is that of `file`.
    package init(_ file: ScenarioFile, _ result: SimulationResult) {
        self.file = file
        self.result = result
    }

    /// The document.
    package func document(_ differences: [CaseResult.Difference]) -> JSON {
        .object([
            "schemaVersion": .integer(1),
            "scenario": .string(file.file.path),
            "seed": .string(String(result.plan.seed)),
            "replications": .integer(result.replications),
            "length": .number(Double(result.length) / 1000),
            "arrivals": .integer(Int(result.arrivals)),
            "openAtEnd": .integer(Int(result.open)),
            "halfWidths": result.hasErrors
                ? .string(result.replications > 1 ? "95 % by replications" : "95 % by batches") : nil,
            "percentileError": .number(0.001),
            "notes": .array(SimulationNotes(file, result).lines.map(JSON.string)),
            "classes": subjects { if case .callers = $0 { true } else { false } },
            "queues": subjects { if case .queue = $0 { true } else { false } },
            "priorities": subjects { if case .priority = $0 { true } else { false } },
            "groups": subjects { if case .group = $0 { true } else { false } },
            "counters": result.replications == 1 ? queueCounters : nil,
            "dnisCounters": result.replications == 1 ? lineCounters : nil,
            "calls": result.names.calls.isEmpty ? nil : calls,
            "failures": .array(differences.map(failure)),
        ])
    }

    private func subjects(_ isWanted: (ResultSubject) -> Bool) -> JSON {
        .object(result.subjects.filter(isWanted).map { .init(result.name(of: $0), figures(of: $0)) })
    }

    /// Every measure that was counted for a subject.
    func figures(of subject: ResultSubject) -> JSON {
        var members: [JSON.Member] = []
        for measure in Self.measures(result) {
            guard let estimate = result.estimate(measure, of: subject) else { continue }
            members.append(.init(measure.name, Self.figure(estimate, measure.unit)))
        }
        if case .group = subject { return .object(members) }
        let waits = result.waits(of: subject)
        members.append(.init("max_wait", .object(["value": .number(Double(waits.all.longest) / 1000)])))
        members.append(.init("max_wait_served", .object(["value": .number(Double(waits.served.longest) / 1000)])))
        return .object(members)
    }

    /// An estimate with half of its interval.
    static func figure(_ estimate: Estimate, _ unit: Measure.Unit) -> JSON {
        let scale =
            switch unit {
            case .time: 1e-3
            case .timeSquare: 1e-6
            case .share, .number, .count: 1.0
            }
        func number(_ value: Double) -> JSON { .number(EstimateText.round(value * scale, significant: 9)) }
        return .object(["value": number(estimate.value), "halfWidth": estimate.halfWidth.map(number)])
    }

    /// Every measure that a run can have, in the order in which results give them.
    static func measures(_ result: SimulationResult) -> [Measure] {
        let within = result.plan.within
        return [
            .calls, .served, .abandoned, .blocked, .overflowedPosition, .overflowedTime, .overflowedLogin, .pWait,
            .meanWait, .meanWaitSquare, .meanWaitServed,
        ]
            + [0.5, 0.9, 0.95, 0.99].map(Measure.percentile) + [0.5, 0.9, 0.95, 0.99].map(Measure.percentileServed)
            + within.map(Measure.pServedWithin) + within.map(Measure.pServedAfter) + within.map(Measure.serviceLevel)
            + [.pAbandon, .pBlock, .retriesPerCall] + result.names.groups.map(Measure.pServedBy)
            + [.occupancy, .meanBusy, .varBusy, .peakedness] + result.plan.snapshots.map(Measure.meanBusyAt)
            + result.plan.snapshots.map(Measure.varBusyAt)
    }

    private var queueCounters: JSON {
        .object(
            zip(result.names.queues, result.queueCounters).map { name, counters in
                .init(
                    name,
                    .object(
                        CounterNames.queue.map {
                            .init($0, .integer(Int(CounterNames.value($0, in: counters) ?? 0)))
                        }))
            })
    }

    private var lineCounters: JSON {
        .object(
            zip(result.names.lines, result.lineCounters).map { name, counters in
                .init(
                    name,
                    .object(
                        CounterNames.line.map {
                            .init($0, .integer(Int(CounterNames.value($0, in: counters) ?? 0)))
                        }))
            })
    }

    private var calls: JSON {
        .array(
            result.names.calls.indices.map { index in
                let fields = OutcomeFields(result, index, by: file.rules.ruleSet).known
                return .object(
                    [.init("id", .string(result.names.calls[index]))]
                        + fields.map { .init($0.name, Self.value($0.value)) })
            })
    }

    private static func value(_ value: FieldValue) -> JSON {
        switch value {
        case .text(let text): .string(text)
        case .number(let number): .integer(Int(number))
        case .bool(let bool): .bool(bool)
        case .list(let items): .array(items.map(JSON.string))
        case .milliseconds(let milliseconds): .number(Double(milliseconds) / 1000)
        case .none: .null
        }
    }

    private func failure(_ difference: CaseResult.Difference) -> JSON {
        .object([
            "line": .integer(difference.range.line),
            "field": .string(difference.field),
            "expected": .string(difference.expected),
            "actual": .string(difference.actual),
        ])
    }
}
