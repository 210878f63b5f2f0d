/// Which rule decides a call, without what it decides.
public enum Match: Hashable, Sendable {
    /// This one.
    case rule(Slot<Rule>)
    /// This lookup must be answered first, for this rule.
    case needs(Slot<Lookup>, for: Slot<Rule>)
    /// None matches.
    case none
}

extension Match {
    /// The rule alone of an evaluation.
    init(_ evaluation: Evaluation) {
        switch evaluation {
        case .decided(let decision): self = decision.rule.map(Match.rule) ?? .none
        case .needs(let lookup, let rule): self = .needs(lookup, for: rule)
        }
    }
}
