/// What a rule asks of the caller's or the dialled number.
public enum NumberMatch: Hashable, Sendable {
    /// One pattern.
    case pattern(NumberPattern)
    /// The caller withheld his number.
    case withheld
    /// A regular expression finds something in the number: in its E.164 form where the expression begins with a plus
    /// sign, else in the national one.
    case regex(TextPattern)
    /// The number is in a named list.
    case list(Slot<NumberList>)
    /// At least one of several.
    case any([NumberMatch])

    /// Whether `number` fits, with `lists` in declaration order.
    func matches(_ number: PhoneNumber, lists: [NumberList]) -> Bool {
        switch self {
        case .pattern(let pattern): pattern.matches(number)
        case .withheld: number.isWithheld
        case .regex(let pattern): pattern.matches(number)
        case .list(let slot): lists[slot].contains(number)
        case .any(let matches): matches.contains { $0.matches(number, lists: lists) }
        }
    }
}
