import Routing
package import RuleFiles

/// A test report for a terminal.
package struct TestReportText {
    private let showsCoverage: Bool

    /// A report, with the coverage of every rule if asked for.
    package init(showsCoverage: Bool) { self.showsCoverage = showsCoverage }

    /// The lines of one fixture's head.
    package func head(_ file: SourceFile) -> String { file.path }

    /// The lines of one case.
    package func lines(_ result: CaseResult) -> [String] {
        let calls = (result.note ?? (result.calls == 1 ? nil : "\(result.calls) calls")).map { " (\($0))" } ?? ""
        guard !result.isPassed else { return ["  ok    \(result.name.printable)\(calls)"] }
        var lines = ["  FAIL  \(result.name.printable)\(calls)"]
        for failure in result.failures {
            for difference in failure.differences {
                let values = "expected \(difference.expected.printable), got \(difference.actual.printable)"
                lines.append("        \(difference.range): \(difference.field): \(values)")
            }
            if failure.differences.isEmpty { lines.append("        \(failure.range):") }
            lines += failure.trace.map { $0.isEmpty ? "" : "          \($0)" }
        }
        return lines
    }

    /// The closing lines.
    package func closing(_ report: TestReport) -> [String] {
        var lines: [String] = []
        if showsCoverage {
            for covered in report.covered {
                let rules = covered.rules.ruleSet.rules
                lines.append(
                    "coverage of \(covered.rules.source.path): \(covered.coverage.matched) of \(rules.count) rules matched"
                )
                for (index, rule) in rules.enumerated() {
                    let state = covered.coverage[.init(index)]
                    if state != .matched { lines.append("  \(rule.place) \(rule.id): \(state.text)") }
                }
                for (index, queue) in covered.rules.ruleSet.queues.enumerated() {
                    for step in queue.waiting.overflow.indices {
                        let state = covered.coverage.state(of: .init(index), step: step)
                        guard state != .matched else { continue }
                        lines.append("  queue \(queue.name), overflow step \(step + 1): \(state.stepText)")
                    }
                }
            }
        }
        lines += report.mutations?.lines ?? []
        lines.append("\(report.calls) calls in \(milliseconds(report.microseconds))")
        lines.append("\(report.passed) passed, \(report.failed) failed")
        return lines
    }
}
