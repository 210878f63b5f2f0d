import Routing
package import RuleFiles

/// A test report as JSON, schema version 1.
package enum TestReportJSON {
    /// The document.
    package static func document(_ report: TestReport) -> JSON {
        .object([
            "schemaVersion": .integer(1),
            "passed": .integer(report.passed),
            "failed": .integer(report.failed),
            "calls": .integer(report.calls),
            "microseconds": .integer(Int(report.microseconds)),
            "errors": .array(report.problems.map(problem)),
            "cases": .array(report.results.map(result)),
            "coverage": .array(report.covered.map(coverage)),
            "mutations": report.mutations?.json,
        ])
    }

    private static func problem(_ problem: Diagnostic) -> JSON {
        .object([
            "severity": .string(problem.severity.rawValue),
            "code": .string(problem.code),
            "message": .string(problem.sentence),
            "file": problem.range.map { .string($0.file.path) },
            "line": problem.range.map { .integer($0.line) },
            "column": problem.range.map { .integer($0.column) },
        ])
    }

    private static func result(_ result: CaseResult) -> JSON {
        .object([
            "file": .string(result.file.path),
            "line": .integer(result.range.line),
            "name": .string(result.name),
            "passed": .bool(result.isPassed),
            "calls": .integer(result.calls),
            "note": result.note.map(JSON.string),
            "microseconds": .integer(Int(result.microseconds)),
            "failures": .array(result.failures.map(failure)),
        ])
    }

    private static func failure(_ failure: CaseResult.Failure) -> JSON {
        .object([
            "line": .integer(failure.range.line),
            "differences": .array(
                failure.differences.map {
                    .object([
                        "field": .string($0.field), "expected": .string($0.expected), "actual": .string($0.actual),
                        "line": .integer($0.range.line), "column": .integer($0.range.column),
                    ])
                }),
            "trace": .array(failure.trace.map(JSON.string)),
        ])
    }

    private static func coverage(_ covered: TestReport.Covered) -> JSON {
        .object([
            "rules": .string(covered.rules.source.path),
            "matched": .integer(covered.coverage.matched),
            "total": .integer(covered.rules.ruleSet.rules.count),
            "states": .array(
                covered.rules.ruleSet.rules.enumerated().map { index, rule in
                    .object([
                        "rule": .string(rule.id), "line": .integer(rule.line),
                        "state": .string(covered.coverage[.init(index)].text),
                    ])
                }),
            "steps": .array(
                covered.rules.ruleSet.queues.enumerated().flatMap { index, queue in
                    queue.waiting.overflow.indices.map { step in
                        .object([
                            "queue": .string(queue.name), "step": .integer(step + 1),
                            "state": .string(covered.coverage.state(of: .init(index), step: step).stepText),
                        ])
                    }
                }),
        ])
    }
}
