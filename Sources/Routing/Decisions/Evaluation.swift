/// The result of one pass over the rules.
public enum Evaluation: Sendable {
    /// The call goes here.
    case decided(Decision)
    /// This lookup must be answered first, for this rule.
    case needs(Slot<Lookup>, for: Slot<Rule>)
}
