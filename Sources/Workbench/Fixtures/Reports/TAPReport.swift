import RuleFiles

/// A test report in version 13 of the Test Anything Protocol.
package enum TAPReport {
    /// The document.
    package static func document(_ report: TestReport) -> String {
        var lines = ["TAP version 13", "1..\(report.results.count)"]
        for (index, result) in report.results.enumerated() {
            // `#` begins a directive and a line break ends the test line.
            let name = result.name.printable.split(separator: "#", omittingEmptySubsequences: false).joined(
                separator: "\\#")
            lines.append("\(result.isPassed ? "ok" : "not ok") \(index + 1) - \(result.file.path): \(name)")
            guard !result.isPassed else { continue }
            lines.append("  ---")
            for failure in result.failures {
                lines.append("  - at: \"\(failure.range)\"")
                for difference in failure.differences {
                    lines.append(
                        "    \(quoted(difference.field)): { expected: \(quoted(difference.expected)), actual: \(quoted(difference.actual)) }"
                    )
                }
                if failure.differences.isEmpty { lines.append("    reason: \(quoted(failure.trace.first ?? ""))") }
            }
            lines.append("  ...")
        }
        // Files that could not be run leave the run incomplete, whatever the cases of the others came to.
        for problem in report.problems where problem.severity == .error {
            let place = problem.range.map { "\($0): " } ?? ""
            lines.append("Bail out! \(place.printable)\(problem.sentence.printable)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.printable.map { $0 == "\"" ? "\\\"" : $0 == "\\" ? "\\\\" : String($0) }.joined()
        return "\"\(escaped)\""
    }
}
