/// Which rule decides a call, without what it decides.
public enum Match: Hashable, Sendable {
    /// This one.
    case rule(Slot<Rule>)
    /// This lookup must be answered first, for this rule.
    case needs(Slot<Lookup>, for: Slot<Rule>)
    /// None matches.
    case none
}
