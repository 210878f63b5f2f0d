package import Routing
import RuleFiles

/// An explanation for a terminal: the call, the clock, a line a rule with its reason, the decision.
package struct ExplanationText {
    private let rules: RuleSet
    private let showsAll: Bool
    private let reasonColumn: Int

    /// The layout of explanations by `rules`. `showsAll` lists also the rules after the deciding one.
    package init(rules: RuleSet, showsAll: Bool = false) {
        self.rules = rules
        self.showsAll = showsAll
        let widths = rules.rules.prefix(200).map { $0.id.count + $0.place.count }
        reasonColumn = min(40, (widths.max() ?? 0) + 3) + 9
    }

    /// The lines.
    package func lines(_ record: DecisionRecord, _ explanation: Explanation) -> [String] {
        var lines = header(record.call, explanation)
        lines.append("")
        let last = explanation.decision.rule?.index ?? rules.rules.count
        for step in explanation.steps where showsAll || step.rule.index <= last {
            lines += self.step(step, record.call)
        }
        if explanation.decision.rule == nil {
            lines.append("> no rule matched: the default decides")
        }
        let text = DecisionText(rules: rules)
        lines += ["", "-> \(text.summary(explanation.decision))", "   by \(text.reason(explanation.decision))"]
        lines += text.mishaps(explanation.decision).map { "   \($0)" }
        if !showsAll { lines += afterwards(explanation, last) }
        return lines
    }

    private func header(_ call: Call, _ explanation: Explanation) -> [String] {
        var lines = ["call   dnis \(number(call.dnis))   clid \(number(call.clid))"]
        let carried = zip(rules.attach.fields, call.attach.values).compactMap { field, value in
            value.map { "\(field.name)=\($0.description.printable)" }
        }
        if !carried.isEmpty || !call.attach.text.isEmpty {
            let text = call.attach.text.isEmpty ? "(none delivered)" : "\"\(call.attach.text.cut(to: 80).printable)\""
            lines.append(
                "       attach \(text)" + (carried.isEmpty ? "" : "   read as \(carried.joined(separator: " "))"))
        }
        for rejected in call.attach.rejected {
            let field = rules.attach.fields[rejected.field]
            lines.append(
                "       attach.\(field.name): '\(rejected.text.cut(to: 40).printable)' is no \(field.type.rawValue) that it may be"
            )
        }
        let offset = explanation.clock.offset
        let sign = offset < 0 ? "-" : "+"
        let minutes = abs(offset) / 60
        let zone = "UTC\(sign)\(minutes / 60)" + (minutes % 60 == 0 ? "" : ":\(minutes % 60)")
        var clock = "at     \(explanation.clock) \(rules.zone.identifier) (\(zone))"
        let open = Set(explanation.openWindows)
        let names = rules.windows.enumerated().map { (name: $1.name, isOpen: open.contains(Slot($0))) }
        let opened = names.filter(\.isOpen).map(\.name)
        let shut = names.filter { !$0.isOpen }.map(\.name)
        if !opened.isEmpty { clock += "   open: \(opened.joined(separator: ", "))" }
        if !shut.isEmpty { clock += "   shut: \(shut.joined(separator: ", "))" }
        lines.append(clock)
        return lines
    }

    private func number(_ number: PhoneNumber) -> String {
        guard !number.isWithheld else { return "\"\(number.raw.printable)\" (withheld)" }
        var text = number.raw.printable
        if let e164 = number.e164, e164 != number.raw { text += " = \(e164)" }
        if number.national != number.raw { text += " (national \(number.national.printable))" }
        if number.isTrunkGuessed { text += " (trunk prefix guessed)" }
        return text
    }

    private func step(_ step: Explanation.Step, _ call: Call) -> [String] {
        let rule = rules.rules[step.rule]
        let (mark, word) =
            switch step.verdict {
            case .decided, .decidedOnFailure: (">", "YES")
            case .wouldMatch: (" ", "yes")
            case .conditionFailed, .formulaFailed, .wouldNotMatch, .noRow, .lookupFailed: (" ", "no ")
            }
        let head = "\(mark) \(rule.id)"
        let place = rule.place
        let width = reasonColumn - 7
        let padding = String(repeating: " ", count: max(1, width - head.count - place.count))
        let texts = CheckText(rules: rules, call: call)
        var reasons: [String] = []
        // Of a rule that failed only what failed is said; of one that matched, everything.
        let isFailed = step.verdict == .conditionFailed || step.verdict == .wouldNotMatch
        for check in step.checks where !isFailed || !check.holds { reasons.append(texts.sentence(check)) }
        if let answer = step.answer, let lookup = rule.lookup {
            reasons += AnswerText(rules: rules).lines(answer, of: lookup)
        }
        let areFormulasShort = step.verdict == .formulaFailed || step.verdict == .wouldNotMatch
        for check in step.formulas where !areFormulasShort || !check.holds { reasons.append(texts.sentence(check)) }
        if step.verdict == .lookupFailed { reasons.append("no on_failure: on to the next rule") }
        if step.verdict == .decidedOnFailure { reasons.append("on_failure decides") }
        if reasons.isEmpty { reasons = ["no condition"] }
        let indent = String(repeating: " ", count: width + 6)
        return reasons.enumerated().map { index, reason in
            index == 0 ? "\(head)\(padding)\(place)  \(word) \(reason)" : indent + reason
        }
    }

    private func afterwards(_ explanation: Explanation, _ last: Int) -> [String] {
        let later = explanation.steps.filter { $0.rule.index > last }
        guard !later.isEmpty else { return [] }
        let would = later.filter { $0.verdict == .wouldMatch }.map { rules.rules[$0.rule].id }
        var text = "   \(later.count) rule\(later.count == 1 ? "" : "s") after it not reached"
        if !would.isEmpty { text += "; these would match too: \(would.prefix(8).joined(separator: ", "))" }
        if would.count > 8 { text += ", … \(would.count) in all" }
        return [text]
    }
}

extension Rule {
    /// `:57`, with the file where that is an included one; empty for a rule that no file holds.
    var place: String { line > 0 ? "\(file ?? ""):\(line)" : "" }
}
