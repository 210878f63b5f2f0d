import Routing

/// All that a rule asks for, in terms that do not depend on the rule file: two of them are equal only where two rules
/// ask the same.
struct ConditionDefinition: Hashable {
    private struct Hours: Hashable {
        let zone: Zone
        let span: WindowSpan
    }

    private var words = ""
    private var lists: [NumberList] = []
    private var hours: [[Hours]] = []
    private var fields: [AttachField] = []
    private var tests: [AttachTest.Operation] = []

    init(_ conditions: [Condition], in rules: RuleSet) {
        for condition in conditions { add(condition, rules) }
    }

    private mutating func add(_ condition: Condition, _ rules: RuleSet) {
        switch condition {
        case .dnis(let match):
            words += "dnis "
            add(match, rules)
        case .clid(let match):
            words += "clid "
            add(match, rules)
        case .attach(let test):
            words += "attach "
            tests.append(test.operation)
            fields.append(rules.attach.fields[test.field])
        case .during(let windows):
            words += "during \(windows.count) "
            hours += windows.map { rules.windows[$0].spans.map { Hours(zone: rules.zones[$0.zone], span: $0.span) } }
        case .not(let parts): add("not", parts, rules)
        case .all(let parts): add("all", parts, rules)
        case .any(let parts): add("any", parts, rules)
        }
    }

    private mutating func add(_ word: String, _ parts: [Condition], _ rules: RuleSet) {
        words += "\(word) ("
        for part in parts { add(part, rules) }
        words += ") "
    }

    private mutating func add(_ match: NumberMatch, _ rules: RuleSet) {
        switch match {
        case .pattern(let pattern): words += "\(pattern) "
        case .withheld: words += "anonymous "
        case .regex(let pattern): words += "regex \(pattern.source) "
        case .list(let slot):
            words += "in "
            lists.append(rules.lists[slot])
        case .any(let matches):
            words += "any ("
            for match in matches { add(match, rules) }
            words += ") "
        }
    }
}
