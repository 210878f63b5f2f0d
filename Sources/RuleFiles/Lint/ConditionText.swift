package import Routing

/// Conditions in words, close to how a rule file writes them.
package struct ConditionText {
    private let rules: RuleSet

    package init(rules: RuleSet) { self.rules = rules }

    /// `dnis: 1700*`, `not (during: office)`.
    package func text(_ condition: Condition) -> String {
        switch condition {
        case .dnis(let match): return "dnis: \(text(match))"
        case .clid(let match): return "clid: \(text(match))"
        case .attach(let test): return "attach.\(rules.attach.fields[test.field].name): \(text(test.operation))"
        case .during(let windows): return "during: \(list(windows.map { rules.windows[$0].name }))"
        case .not(let parts): return "not (\(parts.map(text).joined(separator: ", ")))"
        case .all(let parts): return "all (\(parts.map(text).joined(separator: ", ")))"
        case .any(let parts): return "any (\(parts.map(text).joined(separator: " or ")))"
        }
    }

    private func text(_ match: NumberMatch) -> String {
        switch match {
        case .pattern(let pattern): pattern.description
        case .withheld: "anonymous"
        case .regex(let pattern): "regex \(pattern.source)"
        case .list(let slot): "in \(rules.lists[slot].name)"
        case .any(let matches): list(matches.map(text))
        }
    }

    private func text(_ operation: AttachTest.Operation) -> String {
        switch operation {
        case .present: "present"
        case .absent: "absent"
        case .equals(let value): value.description
        case .oneOf(let values): list(values.map(\.description))
        case .compared(let comparison, let value): "\(comparison.rawValue) \(value)"
        case .matches(let pattern): "regex \(pattern.source)"
        }
    }

    private func list(_ names: [String]) -> String {
        if names.count == 1 { return names[0] }
        return names.count > 6
            ? "[\(names.prefix(5).joined(separator: ", ")), …]" : "[\(names.joined(separator: ", "))]"
    }
}
