package import Routing

/// A replay's summary for a terminal.
package struct ReplaySummaryText {
    private let rules: RuleSet

    /// Words for replays by `rules`.
    package init(rules: RuleSet) { self.rules = rules }

    /// The lines.
    package func lines(_ summary: ReplaySummary) -> [String] {
        let rules = self.rules
        var lines = [
            "\(grouped(summary.calls)) calls in \(seconds(summary.microseconds)) s, "
                + "\(grouped(Int(summary.rate))) decisions/s; a decision took p50 "
                + "\(microseconds(summary.latency.percentile(0.5))), p99 \(microseconds(summary.latency.percentile(0.99)))"
        ]
        if summary.errors > 0 { lines.append("\(grouped(summary.errors)) rows could not be decided: see status") }
        let ids = rules.rules.map(\.id) + ["(default)"]
        lines += section("by rule", zip(ids, summary.byRule).map { ($0, $1) }, of: summary.calls)
        var queues = zip(rules.queues.map(\.name), summary.byQueue).map { ($0, $1) }
        queues.append(("(no queue)", summary.elsewhere))
        lines += section("by queue", queues, of: summary.calls)
        let priorities = summary.byPriority.enumerated().map { ($0 == 0 ? "(none)" : "\($0)", $1) }
        lines += section("by priority", Array(priorities.dropFirst()) + [priorities[0]], of: summary.calls)
        let outcomes = zip(LookupOutcome.allCases.map(\.rawValue), summary.byOutcome).map { ($0, $1) }
        lines += section("lookups", outcomes, of: summary.byOutcome.reduce(0, +))
        return lines
    }

    private func section(_ title: String, _ rows: [(name: String, count: Int)], of total: Int) -> [String] {
        let shown = rows.filter { $0.count > 0 }
        guard !shown.isEmpty else { return [] }
        let nameWidth = shown.map { $0.name.count }.max() ?? 0
        let countWidth = shown.map { grouped($0.count).count }.max() ?? 0
        return [title]
            + shown.map { name, count in
                let padding = String(repeating: " ", count: nameWidth - name.count)
                let number = grouped(count)
                let indent = String(repeating: " ", count: countWidth - number.count)
                return "  \(name)\(padding)  \(indent)\(number)  \(percent(count, of: total))"
            }
    }

    private func percent(_ count: Int, of total: Int) -> String {
        let tenths = total == 0 ? 0 : (count * 1000 + total / 2) / total
        let text = "\(tenths / 10).\(tenths % 10) %"
        return String(repeating: " ", count: max(0, 7 - text.count)) + text
    }

    /// `50,000`.
    private func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    private func seconds(_ microseconds: Int64) -> String {
        "\(microseconds / 1_000_000).\((microseconds % 1_000_000) / 100_000)"
    }

    private func microseconds(_ nanoseconds: Int64) -> String {
        "\(nanoseconds / 1000).\((nanoseconds % 1000) / 100) µs"
    }
}
