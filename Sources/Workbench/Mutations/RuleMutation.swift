import Routing
import RuleFiles

/// A small change of a rule set that somebody might make by mistake.
package struct RuleMutation: Sendable {
    /// The rule that is changed, or the first of two; nil where a window is.
    let rule: Int?
    /// What is changed, in words: `rule 'vip' taken out`.
    package let words: String
    /// Where the changed thing stands, `:57`.
    package let place: String
    private let edit: Edit

    /// What is done. A file of many rules has many changes, so the rules after each are made when it is tried.
    private enum Edit: Sendable {
        case removal(Int)
        case swap(Int)
        case conditions(Int, [Condition])
        case window(Int, Window)
    }

    /// `rules` after the change.
    func applied(to rules: RuleSet) -> RuleSet {
        var all = rules.rules
        var windows = rules.windows
        switch edit {
        case .removal(let index): all.remove(at: index)
        case .swap(let index): all.swapAt(index, index + 1)
        case .conditions(let index, let conditions): all[index] = all[index].with(conditions)
        case .window(let index, let window): windows[index] = window
        }
        return rules.with(all, windows: windows)
    }

    /// Every change of `file` that makes a difference as far as can be told: a rule taken out, two neighbours swapped,
    /// a bound shifted by one.
    static func all(of file: RuleFile, from moment: Moment) -> [RuleMutation] {
        let rules = file.ruleSet
        let map = RuleMap(Space([Space.Source(rules, numbers: file.numberForms)], from: moment))
        var mutations: [RuleMutation] = []
        for (index, rule) in rules.rules.enumerated() {
            // Taking out what no call reaches changes nothing.
            guard !map.bounds[index].upper.isEmpty, map.takers(of: index) == nil else { continue }
            mutations.append(
                RuleMutation(
                    rule: index, words: "rule '\(rule.id)' taken out", place: rule.place,
                    edit: .removal(index)))
            mutations += shifted(index, rules)
        }
        for index in rules.rules.indices.dropLast() {
            let (one, other) = (rules.rules[index], rules.rules[index + 1])
            // Two that share no call, or send it to the same place, may stand either way.
            guard one.action != other.action || one.lookup != other.lookup || one.onFailure != other.onFailure,
                !map.bounds[index].upper.intersection(map.bounds[index + 1].upper).isEmpty
            else { continue }
            mutations.append(
                RuleMutation(
                    rule: index, words: "rules '\(one.id)' and '\(other.id)' swapped", place: one.place,
                    edit: .swap(index)))
        }
        return mutations + shiftedWindows(rules)
    }

    private static func shifted(_ index: Int, _ rules: RuleSet) -> [RuleMutation] {
        let rule = rules.rules[index]
        return rule.conditions.enumerated().flatMap { place, condition in
            condition.shifted.map { shifted, words in
                var conditions = rule.conditions
                conditions[place] = shifted
                return RuleMutation(
                    rule: index, words: "rule '\(rule.id)': \(words)", place: rule.place,
                    edit: .conditions(index, conditions))
            }
        }
    }

    private static func shiftedWindows(_ rules: RuleSet) -> [RuleMutation] {
        let asked = Set(rules.rules.flatMap { $0.conditions.flatMap(\.windows) })
        return rules.windows.indices.filter(asked.contains).flatMap { index -> [RuleMutation] in
            let window = rules.windows[index]
            return window.spans.indices.flatMap { line -> [RuleMutation] in
                let span = window.spans[line].span
                var changes: [(WindowSpan, String)] = []
                if span.start != 0 || span.end != 1440 {
                    if span.start + 1 < 1440, span.start + 1 != span.end {
                        changes.append((span.with(start: span.start + 1), "begins a minute later"))
                    }
                    if span.end > 1, span.end - 1 != span.start {
                        changes.append((span.with(end: span.end - 1), "ends a minute sooner"))
                    }
                }
                return changes.map { changed, words in
                    var spans = window.spans
                    spans[line] = .init(zone: spans[line].zone, span: changed)
                    let which = window.spans.count == 1 ? "" : " (line \(line + 1))"
                    return RuleMutation(
                        rule: nil, words: "window '\(window.name)'\(which) \(words)", place: "",
                        edit: .window(index, Window(name: window.name, spans: spans)))
                }
            }
        }
    }
}

extension RuleSet {
    /// The same declarations with other rules and windows.
    fileprivate func with(_ rules: [Rule], windows: [Window]) -> RuleSet {
        RuleSet(
            rules: rules, queues: queues, agents: agents, windows: windows, zones: zones, lists: lists,
            lookups: lookups, attach: attach, limits: limits, deadline: deadline, fallback: fallback,
            dispatch: dispatch,
            reload: reload, revision: revision, vocabulary: vocabulary)
    }
}

extension Rule {
    fileprivate func with(_ conditions: [Condition]) -> Rule {
        Rule(
            id: id, groups: groups, conditions: conditions, lookup: lookup, formulas: formulas, action: action,
            onFailure: onFailure,
            budget: budget, line: line, file: file)
    }
}

extension WindowSpan {
    fileprivate func with(start: Int? = nil, end: Int? = nil) -> WindowSpan {
        WindowSpan(days: days, start: start ?? self.start, end: end ?? self.end, exceptions: exceptions)
    }
}
