import Expressions
import Routing
import RuleFiles

/// A condition in words, with what the call had to set against it.
struct CheckText {
    let rules: RuleSet
    let call: Call

    /// One sentence for one check: `dnis 1700500 is in 1700*`.
    func sentence(_ check: Check) -> String {
        switch check.condition {
        case .dnis(let match):
            return "dnis \(shown(call.dnis, against: match)) \(verb(check.holds, match)) \(name(match))"
        case .clid(.withheld):
            return check.holds ? "clid is withheld" : "clid \(shown(call.clid)) is not withheld"
        case .clid(let match):
            return "clid \(shown(call.clid, against: match)) \(verb(check.holds, match)) \(name(match))"
        case .attach(let test):
            return attach(test, holds: check.holds)
        case .during(let windows):
            let names = windows.map { rules.windows[$0].name }.joined(separator: " or ")
            return "\(names) is \(check.holds ? "open" : "shut")"
        case .not:
            return "not (\(check.parts.map(sentence).joined(separator: "; ")))"
        case .all:
            return "all of (\(check.parts.map(sentence).joined(separator: "; ")))"
        case .any:
            return "any of (\(check.parts.map(sentence).joined(separator: "; ")))"
        }
    }

    /// One sentence for one formula: `if call.attach.vip is false`.
    func sentence(_ check: FormulaCheck) -> String {
        let source = check.formula.source.onOneLine.cut(to: 120).printable
        switch check.result {
        case .success(let holds): return "if \(source) is \(holds)"
        case .failure(let error):
            let position = check.formula.position(ofByte: Int(error.offset)).map { " (\($0.line):\($0.column))" } ?? ""
            return "if \(source) is an error: \(error.kind.words)\(position)"
        }
    }

    private func verb(_ holds: Bool, _ match: NumberMatch) -> String {
        if case .pattern(let pattern) = match, case .exact = pattern.shape { return holds ? "is" : "is not" }
        if case .regex = match { return holds ? "matches" : "does not match" }
        return holds ? "is in" : "is not in"
    }

    private func name(_ match: NumberMatch) -> String {
        switch match {
        case .pattern(let pattern): return pattern.description
        case .withheld: return "the withheld numbers"
        case .regex(let pattern): return pattern.source.printable
        case .list(let slot):
            let list = rules.lists[slot]
            return "list \(list.name) (\(list.count) number\(list.count == 1 ? "" : "s"))"
        case .any(let matches):
            let shown = matches.prefix(6).map(name).joined(separator: ", ")
            return matches.count > 6 ? "[\(shown), … \(matches.count) in all]" : "[\(shown)]"
        }
    }

    /// The spelling that was compared: E.164 for patterns that begin with `+`.
    private func shown(_ number: PhoneNumber, against match: NumberMatch) -> String {
        if case .pattern(let pattern) = match, pattern.form == .e164, let e164 = number.e164 { return e164 }
        return shown(number)
    }

    private func shown(_ number: PhoneNumber) -> String {
        if number.isWithheld { return "(withheld)" }
        return number.national.isEmpty ? "(none)" : number.national.printable
    }

    private func attach(_ test: AttachTest, holds: Bool) -> String {
        let field = "attach.\(rules.attach.fields[test.field].name)"
        let value = call.attach[test.field].map { "'\($0.description.printable)'" } ?? "(absent)"
        switch test.operation {
        case .present: return holds ? "\(field) is present: \(value)" : "\(field) is absent"
        case .absent: return holds ? "\(field) is absent" : "\(field) is present: \(value)"
        case .equals(let wanted): return "\(field) \(value) is \(holds ? "" : "not ")'\(wanted)'"
        case .oneOf(let wanted):
            let names = wanted.map { "'\($0)'" }.joined(separator: ", ")
            return "\(field) \(value) is \(holds ? "" : "not ")one of \(names)"
        case .matches(let pattern):
            return "\(field) \(value) \(holds ? "matches" : "does not match") \(pattern.source.printable)"
        case .compared(let comparison, let limit):
            return "\(field) \(value) is \(holds ? "" : "not ")\(comparison.rawValue) \(limit)"
        }
    }
}

extension String {
    /// Without line breaks, and with single spaces.
    fileprivate var onOneLine: String {
        split { $0 == "\n" || $0 == " " || $0 == "\t" }.joined(separator: " ")
    }
}
