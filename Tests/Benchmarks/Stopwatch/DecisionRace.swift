import Routing
import RuleFiles

/// Decides calls that are read already, by rules that ask no database, without a trace.
struct DecisionRace {
    private let rules: RuleSet
    private let calls: [ExpectedCall]

    /// Reads the rule file at `rules` and the calls at `path`, lines of `rule,time,dnis,clid,attach`.
    init(rules: String, calls path: String) throws {
        let findings = Findings()
        guard let file = RuleFile.read(rules, environment: [:], into: findings) else {
            throw Misuse(findings.sorted.map(\.message).joined(separator: "; "))
        }
        self.rules = file.ruleSet
        var reader = file.callReader()
        calls = try Lines(of: path).dropFirst().map { try ExpectedCall($0, &reader) }
        guard !calls.isEmpty else { throw Misuse("'\(path)' has no calls") }
    }

    /// Decides every call once, for the rules that were expected, and then times single decisions for `seconds`.
    func run(seconds: Double) throws -> Measurement {
        // Lent by the span, a call costs the loop nothing; taken out of the array, it would cost what a decision does.
        let calls = calls.span
        let wrong = self.calls.count { rule(of: decide($0)) != $0.rule }
        var measurement = Measurement()
        measurement.record("decisions", calls.count)
        measurement.record("wrong", wrong)
        let end = ContinuousClock.now + .seconds(seconds)
        var latencies = Latencies()
        var passes: [Double] = []
        while ContinuousClock.now < end {
            for index in calls.indices {
                let began = MonotonicClock.nanoseconds
                withExtendedLifetime(decide(calls[index])) {}
                latencies.add(MonotonicClock.nanoseconds - began)
            }
            // The clock of single decisions costs about as much as a decision; whole passes tell what they take without.
            let began = MonotonicClock.nanoseconds
            for index in calls.indices { withExtendedLifetime(decide(calls[index])) {} }
            passes.append(Double(MonotonicClock.nanoseconds - began) / Double(calls.count))
        }
        measurement.record("p50", latencies.percentile(0.5))
        measurement.record("p99", latencies.percentile(0.99))
        measurement.record("p999", latencies.percentile(0.999))
        measurement.record("mean", passes.sorted()[passes.count / 2])
        return measurement
    }

    private func decide(_ call: borrowing ExpectedCall) -> Evaluation {
        rules.evaluate(call.call, knowing: Facts(), at: call.moment)
    }

    private func rule(of evaluation: Evaluation) -> String {
        guard case .decided(let decision) = evaluation, let rule = decision.rule else { return "" }
        return rules.rules[rule].id
    }
}
