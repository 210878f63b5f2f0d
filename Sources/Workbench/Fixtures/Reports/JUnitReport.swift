import RuleFiles

/// A test report as JUnit XML, the form continuous-integration servers read: a suite a fixture file.
package enum JUnitReport {
    /// The document.
    package static func document(_ report: TestReport) -> String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let errors = report.problems.filter { $0.severity == .error }
        text += "<testsuites tests=\"\(report.results.count + errors.count)\" failures=\"\(report.failed)\" "
        text += "errors=\"\(errors.count)\">\n"
        if !errors.isEmpty { text += unreadable(errors) }
        var start = report.results.startIndex
        while start < report.results.endIndex {
            let path = report.results[start].file.path
            let end = report.results[start...].firstIndex { $0.file.path != path } ?? report.results.endIndex
            text += suite(path, report.results[start..<end])
            start = end
        }
        return text + "</testsuites>\n"
    }

    /// A suite for files that could not be run: servers that only count failures must not take them for passed.
    private static func unreadable(_ problems: [Diagnostic]) -> String {
        var text =
            "  <testsuite name=\"files\" tests=\"\(problems.count)\" failures=\"0\" errors=\"\(problems.count)\" time=\"0\">\n"
        for problem in problems {
            let place = escaped(problem.range.map { $0.description } ?? "")
            text += "    <testcase name=\"\(escaped(problem.code))\" classname=\"\(place)\" time=\"0\">\n"
            text += "      <error message=\"\(escaped(problem.sentence))\">\(place)</error>\n    </testcase>\n"
        }
        return text + "  </testsuite>\n"
    }

    private static func suite(_ path: String, _ results: ArraySlice<CaseResult>) -> String {
        let failures = results.count { !$0.isPassed }
        let time = seconds(results.reduce(0) { $0 + $1.microseconds })
        var text =
            "  <testsuite name=\"\(escaped(path))\" tests=\"\(results.count)\" failures=\"\(failures)\" time=\"\(time)\">\n"
        for result in results {
            let attributes =
                "name=\"\(escaped(result.name))\" classname=\"\(escaped(path))\" file=\"\(escaped(path))\" "
                + "line=\"\(result.range.line)\" time=\"\(seconds(result.microseconds))\""
            guard !result.isPassed else {
                text += "    <testcase \(attributes)/>\n"
                continue
            }
            text += "    <testcase \(attributes)>\n"
            for failure in result.failures {
                let message = failure.differences.map { "\($0.field): expected \($0.expected), got \($0.actual)" }
                    .joined(separator: "; ")
                let shown = message.isEmpty ? failure.trace.first ?? "not decided" : message
                let body = failure.trace.joined(separator: "\n")
                text +=
                    "      <failure message=\"\(escaped(shown))\">\(escaped("\(failure.range)\n\(body)"))</failure>\n"
            }
            text += "    </testcase>\n"
        }
        return text + "  </testsuite>\n"
    }

    private static func seconds(_ microseconds: Int64) -> String {
        let digits = String(microseconds % 1_000_000)
        return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Escapes for content and attributes; what XML 1.0 cannot carry at all is replaced.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t", "\r": result += scalar == "\n" ? "&#10;" : scalar == "\t" ? "&#9;" : "&#13;"
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
