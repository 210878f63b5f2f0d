package import Routing

/// What one lookup finds about the callers of a class: an answer, or several in shares.
package struct LookupPlan: Sendable {
    /// An answer and its share, 0 ... 1.
    package struct Share: Sendable {
        /// The share.
        package let share: Double
        /// The answer.
        package let answer: LookupAnswer

        /// `answer` in `share` of the calls.
        package init(_ share: Double, _ answer: LookupAnswer) {
            self.share = share
            self.answer = answer
        }
    }

    /// The lookup.
    package let lookup: Slot<Lookup>
    /// The answers; the shares add up to one.
    package let shares: [Share]

    /// Answers of `lookup` in `shares`.
    package init(_ lookup: Slot<Lookup>, _ shares: [Share]) {
        precondition(!shares.isEmpty, "a lookup has an answer")
        self.lookup = lookup
        self.shares = shares
    }
}
