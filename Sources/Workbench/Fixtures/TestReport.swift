import Routing
package import RuleFiles

/// The results of a whole `callsteer test` run.
package struct TestReport: Sendable {
    /// The coverage of one rule file.
    package struct Covered: Sendable {
        /// The rules.
        package let rules: RuleFile
        /// What the run exercised of them.
        package var coverage: RuleCoverage
    }

    /// Every case in the order it ran.
    package private(set) var results: [CaseResult] = []
    /// The rule files tested, by path.
    package private(set) var covered: [Covered] = []
    /// How long everything took, in microseconds.
    package var microseconds: Int64 = 0
    /// What is wrong with files that could not be run.
    package var problems: [Diagnostic] = []

    /// Which changes of the rules the cases would notice, where that was asked.
    package var mutations: MutationReport?

    /// A report of nothing yet.
    package init() {}

    /// Adds one result.
    package mutating func add(_ result: CaseResult) { results.append(result) }

    /// Adds what a fixture covered of its rules; fixtures of one rule file count together.
    package mutating func add(_ coverage: RuleCoverage, of rules: RuleFile) {
        if let index = covered.firstIndex(where: { $0.rules.source.path == rules.source.path }) {
            covered[index].coverage.merge(coverage)
        } else {
            covered.append(Covered(rules: rules, coverage: coverage))
        }
    }

    /// Cases that went as expected.
    package var passed: Int { results.count { $0.isPassed } }
    /// Cases that did not.
    package var failed: Int { results.count - passed }
    /// Calls made by all cases.
    package var calls: Int { results.reduce(0) { $0 + $1.calls } }

    /// The share of rules that matched in all rule files together, 0 ... 100.
    package var coveragePercent: Double {
        let all = covered.reduce(0) { $0 + $1.rules.ruleSet.rules.count }
        let matched = covered.reduce(0) { $0 + $1.coverage.matched }
        return all == 0 ? 100 : 100 * Double(matched) / Double(all)
    }

    /// Every failure, and what is wrong with files, as findings at their places, for the outputs that list findings.
    package var diagnostics: [Diagnostic] {
        problems
            + results.flatMap { result in
                result.failures.flatMap { failure -> [Diagnostic] in
                    if failure.differences.isEmpty {
                        let reason = failure.trace.first ?? "it could not be decided"
                        return [Diagnostic(.error, "case-failed", "\(result.name): \(reason)", at: failure.range)]
                    }
                    return failure.differences.map {
                        let message = "\(result.name): \($0.field): expected \($0.expected), got \($0.actual)"
                        return Diagnostic(.error, "case-failed", message, at: $0.range)
                    }
                }
            }
    }
}
