import Routing
import RuleFiles

/// A lookup's answer in words.
struct AnswerText {
    let rules: RuleSet

    /// The outcome on one line, then a line a row.
    func lines(_ answer: LookupAnswer, of slot: Slot<Lookup>) -> [String] {
        let lookup = rules.lookups[slot]
        var head = "lookup \(lookup.name): \(answer.outcome.rawValue)"
        if answer.outcome == .found { head += ", \(answer.rows.count) row\(answer.rows.count == 1 ? "" : "s")" }
        if answer.microseconds > 0 { head += ", \(milliseconds(answer.microseconds))" }
        switch answer.origin {
        case .unknown, .source(1): break
        case .source(let number): head += ", from source \(number)"
        case .cache(let age, let isStale):
            head +=
                ", from the cache, \(Duration.milliseconds(age).written) old"
                + (isStale ? ", for want of a source" : "")
        }
        if !answer.asked.isEmpty {
            head += " (asked \(answer.asked.map(\.printable).joined(separator: ", "))"
            if let hit = answer.hit { head += "; hit \(hit.printable)" }
            head += ")"
        } else if answer.outcome == .invalidInput || answer.outcome == .notRun {
            // Without spellings the others may have been asked all the same: about attach data, or in vain.
            head += " (the database was not asked)"
        }
        if let detail = answer.detail { head += ": \(detail.printable)" }
        let shown = answer.rows.prefix(5).map { "   " + row($0, of: lookup) }
        let more = answer.rows.count > 5 ? ["   … \(answer.rows.count - 5) rows more"] : []
        return [head] + shown + more
    }

    /// `queue 12, priority 1, attach 'x', agent 'noa'`.
    func row(_ row: LookupRow, of lookup: Lookup) -> String {
        let attach = row.attach.map { "'\($0.cut(to: 60).printable)'" } ?? "NULL"
        var parts = [
            "queue \(row.queue.description.printable)", "priority \(row.priority.description.printable)",
            "attach \(attach)",
        ]
        for (column, value) in zip(lookup.columns, row.columns) {
            parts.append("\(column.name) \(value.map { "'\($0.description.cut(to: 60).printable)'" } ?? "NULL")")
        }
        return parts.joined(separator: ", ")
    }
}

/// Microseconds as milliseconds with one decimal, `0.3 ms`.
func milliseconds(_ microseconds: Int64) -> String {
    let tenths = (microseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10) ms"
}

extension String {
    /// The first `count` characters, with an ellipsis where some were left out.
    func cut(to count: Int) -> String {
        guard let end = index(startIndex, offsetBy: count, limitedBy: endIndex), end < endIndex else { return self }
        return self[..<end] + "…"
    }
}
