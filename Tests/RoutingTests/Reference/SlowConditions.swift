import Routing

/// Whether conditions hold, in the most obvious way: digits as text, time as a walk over days, values from a dictionary.
struct SlowConditions {
    let rules: PlainRules
    let call: PlainCall

    func hold(_ condition: PlainCondition) -> Bool {
        switch condition {
        case .dnis(let tests): tests.contains { fits($0, call.dnis) }
        case .clid(let tests): tests.contains { fits($0, call.clid) }
        case .attach(let key, let test): passes(test, value(PlainRules.keys[key]))
        case .during(let windows): windows.contains { rules.windows[$0].contains(where: isOpen) }
        case .not(let parts): !parts.allSatisfy(hold)
        case .all(let parts): parts.allSatisfy(hold)
        case .any(let parts): parts.contains(where: hold)
        }
    }

    private func fits(_ test: PlainNumberTest, _ number: PhoneNumber) -> Bool {
        switch test {
        case .withheld: return number.isWithheld
        case .list(let index):
            guard !number.isWithheld, isNumber(identity(number)), identity(number).count(where: \.isNumber) <= 15 else {
                return false
            }
            return rules.lists[index].contains { !$0.isWithheld && identity($0) == identity(number) }
        case .pattern(let text):
            let isInternational = text.hasPrefix("+")
            guard !number.isWithheld, let form = isInternational ? number.e164 : number.national else { return false }
            guard isNumber(form) else { return false }
            let digits = form.filter { $0 != "+" }
            let pattern = text.filter { $0 != "+" }
            if pattern.hasSuffix("*") { return digits.hasPrefix(pattern.dropLast()) }
            guard let low = pattern.split(separator: ".").first, let high = pattern.split(separator: ".").last else {
                return false
            }
            return digits.count == low.count && low <= digits && digits <= high
        }
    }

    private func isNumber(_ text: String) -> Bool { !text.isEmpty && text.allSatisfy { "+0123456789".contains($0) } }

    private func identity(_ number: PhoneNumber) -> String { number.e164 ?? number.national }

    /// The value a rule sees under `key`: the last one given if it is allowed, else the default.
    private func value(_ key: String) -> String? {
        let given = call.attach.last { $0.key == key }?.value
        switch key {
        case "lang": return given.flatMap { PlainRules.languages.contains($0) ? $0 : nil } ?? "he"
        case "debt": return given.flatMap { Int64($0) == nil ? nil : $0 }
        default: return given
        }
    }

    private func passes(_ test: PlainAttachTest, _ value: String?) -> Bool {
        guard let value else {
            if case .absent = test { return true }
            return false
        }
        switch test {
        case .present: return true
        case .absent: return false
        case .oneOf(let wanted):
            return wanted.contains(value) || wanted.contains { Int64($0) != nil && Int64($0) == Int64(value) }
        case .compared(let sign, let limit):
            guard let number = Int64(value) else { return false }
            switch sign {
            case "<": return number < limit
            case "<=": return !(number > limit)
            case ">": return number > limit
            case ">=": return !(number < limit)
            case "==": return number == limit
            default: return number != limit
            }
        }
    }

    private func isOpen(_ span: PlainSpan) -> Bool {
        let zone = PlainRules.zones[span.zone]
        let change = zone.changes.lastIndex { $0 * 1000 <= call.milliseconds }
        let offset = change.map { zone.offsets[$0] } ?? zone.initialOffset
        let local = call.milliseconds + Int64(offset) * 1000
        // Of the spans that begin within two days around, is the clock inside one?
        let today = Int(local / 86_400_000)
        return (today - 2...today + 1).contains { day in
            let begins = span.weekdays?.contains((day + 3) % 7) ?? span.dates.contains(day)
            guard begins, !span.exceptions.contains(day) else { return false }
            let midnight = Int64(day) * 86_400_000
            let last = span.end > span.start ? span.end : span.end + 1440
            return midnight + Int64(span.start) * 60_000 <= local && local < midnight + Int64(last) * 60_000
        }
    }
}
