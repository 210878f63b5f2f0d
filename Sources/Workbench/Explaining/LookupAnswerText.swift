package import Routing

/// A lookup's answer in words, by the lookup's place.
package struct LookupAnswerText {
    private let rules: RuleSet

    /// Words for lookups of `rules`.
    package init(rules: RuleSet) { self.rules = rules }

    /// The outcome on one line, then a line a row.
    package func lines(_ answer: LookupAnswer, lookup index: Int) -> [String] {
        AnswerText(rules: rules).lines(answer, of: Slot(index))
    }
}
