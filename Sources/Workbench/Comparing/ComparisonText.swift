import Routing
package import RuleFiles

/// A comparison of two rule files for people: what changes, how often, and an example of each.
package struct ComparisonText {
    private let call: CallText
    /// Nobody reads more than this.
    private static let shown = 50

    /// Times are those of clocks in the new rules' zone.
    package init(_ new: RuleFile) { call = CallText(zone: new.ruleSet.zone) }

    /// The lines on kinds of call.
    package func lines(_ comparison: RuleComparison) -> [String] {
        let changes = comparison.changes
        var lines: [String] = []
        switch changes.count {
        case 0: lines.append("no kind of call is routed differently")
        case 1: lines.append("1 change of routing")
        default: lines.append("\(changes.count) changes of routing, the worst first")
        }
        for change in changes.prefix(Self.shown) {
            lines += self.lines(change, counted: change.count == 1 ? "" : "\(change.count) kinds of call: ")
        }
        if changes.count > Self.shown {
            lines += ["", "and \(changes.count - Self.shown) more; --format json has all of them"]
        }
        if !comparison.hidden.isEmpty {
            let names = comparison.hidden.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
            let more = comparison.hidden.count > 8 ? " and \(comparison.hidden.count - 8) more" : ""
            lines.append(
                "there may be more: what formulas and regular expressions decide cannot be seen in advance; "
                    + "these rules have some: \(names)\(more)")
        } else if !comparison.isComplete {
            lines.append("there may be more: not every combination of rules and numbers could be looked at")
        }
        return lines
    }

    /// The lines on recorded calls.
    package func lines(_ comparison: CallComparison) -> [String] {
        var lines = ["\(comparison.changed) of \(comparison.calls) recorded calls are routed differently"]
        for change in comparison.changes {
            lines += self.lines(change, counted: "\(change.count) call\(change.count == 1 ? "" : "s"): ")
        }
        if comparison.faulty > 0, let fault = comparison.firstFault {
            lines.append("\(comparison.faulty) rows could not be read; the first: \(fault)")
        }
        return lines
    }

    private func lines(_ change: RouteChange, counted: String) -> [String] {
        [
            "",
            "\(counted)\(change.harm.text)", "  - \(change.old.route.text)   by \(change.old.ruleText)",
            "  + \(change.new.route.text)   by \(change.new.ruleText)",
        ] + ([change.example] + change.others).map { "    such as \(call.text($0))" }
    }
}
