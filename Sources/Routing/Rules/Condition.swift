/// One thing a rule asks of a call. All conditions of a rule must hold.
public enum Condition: Hashable, Sendable {
    /// The number dialled.
    case dnis(NumberMatch)
    /// The caller's number.
    case clid(NumberMatch)
    /// A key of attach data.
    case attach(AttachTest)
    /// At least one of these windows is open.
    case during([Slot<Window>])
    /// Not all of these hold.
    case not([Condition])
    /// All of these hold.
    case all([Condition])
    /// At least one of these holds.
    case any([Condition])
}

extension Condition {
    /// Whether the condition holds. The only evaluation there is: decisions, explanations and tests all ask here.
    func holds(for call: Call, _ clocks: inout WallClocks, in rules: RuleSet) -> Bool {
        switch self {
        case .dnis(let match):
            return match.matches(call.dnis, lists: rules.lists)
        case .clid(let match):
            return match.matches(call.clid, lists: rules.lists)
        case .attach(let test):
            return test.holds(call.attach)
        case .during(let windows):
            for slot in windows where rules.windows[slot].isOpen(&clocks) { return true }
            return false
        case .not(let conditions):
            for condition in conditions where !condition.holds(for: call, &clocks, in: rules) { return true }
            return false
        case .all(let conditions):
            for condition in conditions where !condition.holds(for: call, &clocks, in: rules) { return false }
            return true
        case .any(let conditions):
            for condition in conditions where condition.holds(for: call, &clocks, in: rules) { return true }
            return false
        }
    }
}

extension RuleSet {
    /// Whether `call` at `moment` fulfils all of `conditions`, which speak of what these rules declare.
    package func fulfils(_ conditions: [Condition], _ call: Call, at moment: Moment) -> Bool {
        var clocks = WallClocks(at: moment, zones: zones)
        return conditions.allSatisfy { $0.holds(for: call, &clocks, in: self) }
    }
}
