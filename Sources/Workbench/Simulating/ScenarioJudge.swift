import Queueing
import Routing
package import RuleFiles
package import Simulation

/// Holds a result against what a scenario, or the timeline of a fixture, expects.
package struct ScenarioJudge {
    private let rules: RuleSet
    private let result: SimulationResult

    /// A judge of `result`, which came about by `rules`.
    package init(_ rules: RuleFile, _ result: SimulationResult) {
        self.rules = rules.ruleSet
        self.result = result
    }

    /// Everything that is not as expected.
    package func differences(_ expected: [ScenarioExpectation]) -> [CaseResult.Difference] {
        expected.flatMap(differences)
    }

    private func differences(_ expectation: ScenarioExpectation) -> [CaseResult.Difference] {
        switch expectation.kind {
        case .state(let call, let at, let fields):
            let place = "\(result.names.calls[call]) at \(Duration.milliseconds(at).written)"
            guard let sights = result.probes[at] else {
                let end = Duration.milliseconds(result.length).written
                return [
                    CaseResult.Difference(
                        field: place, expected: "to be seen", actual: "the run was over at \(end)",
                        range: expectation.range)
                ]
            }
            return fields.compactMap { difference($0, sights[call], place, expectation.range) }
        case .outcome(let call, let fields):
            let outcome = OutcomeFields(result, call, by: rules)
            return fields.compactMap { field in
                let actual = outcome[field.name]
                guard actual != field.value else { return nil }
                return CaseResult.Difference(
                    field: "\(result.names.calls[call]) \(field.name)", expected: field.value.description,
                    actual: actual.description, range: field.range)
            }
        case .queueCounters(let queue, let counters):
            return counters.compactMap { counter in
                let actual = CounterNames.value(counter.name, in: result.queueCounters[queue.index])
                return difference(counter, actual, of: rules.queues[queue].name)
            }
        case .dnisCounters(let number, let counters):
            let index = result.names.lines.firstIndex(of: number)
            return counters.compactMap { counter in
                let actual = index.flatMap { CounterNames.value(counter.name, in: result.lineCounters[$0]) }
                return difference(counter, actual, of: number)
            }
        case .estimate(let subject, let measure, let bounds, let text):
            let estimate = result.estimate(measure, of: subject)
            if let estimate, bounds.contains(estimate.value) { return [] }
            return [
                CaseResult.Difference(
                    field: "\(measure.name) of \(result.name(of: subject))", expected: text,
                    actual: estimate.map { EstimateText(measure.unit).text($0) } ?? "nothing counted",
                    range: expectation.range)
            ]
        }
    }

    private func difference(
        _ field: ScenarioExpectation.StateField, _ sight: CallSight, _ place: String, _ range: SourceRange
    ) -> CaseResult.Difference? {
        func login(_ agent: Int?) -> FieldValue { agent.map { .text(result.names.logins[$0]) } ?? .none }
        let (name, expected, actual): (String, FieldValue, FieldValue) =
            switch field {
            case .waitsIn(let queues):
                ("waits_in", .list(queues.sorted()), .list(sight.waitsIn.map { rules.queues[$0].name }.sorted()))
            case .rings(let agent): ("rings", agent.map(FieldValue.text) ?? .none, login(sight.rings))
            case .talksTo(let agent): ("talks_to", agent.map(FieldValue.text) ?? .none, login(sight.talksTo))
            case .ended(let end):
                ("end", end.map { .text($0.rawValue) } ?? .none, sight.end.map { .text($0.rawValue) } ?? .none)
            }
        guard expected != actual else { return nil }
        return CaseResult.Difference(
            field: "\(place) \(name)", expected: expected.description, actual: actual.description, range: range)
    }

    private func difference(
        _ counter: ScenarioExpectation.Counter, _ actual: Int64?, of name: String
    ) -> CaseResult.Difference? {
        guard actual != counter.value else { return nil }
        return CaseResult.Difference(
            field: "\(name) \(counter.name)", expected: String(counter.value),
            actual: actual.map(String.init) ?? "none",
            range: counter.range)
    }
}
