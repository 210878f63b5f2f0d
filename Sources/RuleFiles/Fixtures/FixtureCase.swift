package import Routing

/// One named case: a call, or several of the same kind, and what is expected of them.
package struct FixtureCase: Sendable {
    /// The name a report shows.
    package let name: String
    /// Where the case stands.
    package let range: SourceRange
    /// Its calls; one, unless the case has `each`.
    package let items: [Item]
    /// What is expected of the calls together.
    package let shares: [ShareExpectation]
    /// What becomes of the call in the queues, where the case tells it.
    package let timeline: Timeline?

    /// One call of a case.
    package struct Item: Sendable {
        /// Where it stands.
        package let range: SourceRange
        /// The call.
        package let call: Call
        /// When it comes.
        package let moment: Moment
        /// Where lookups are answered from.
        package let lookups: Answers
        /// How the queues stand then; nil where the case does not say.
        package let queues: QueueBoard?
        /// What is expected of the decision.
        package let expected: [Expectation]
    }

    /// Who answers the lookups of a case.
    package enum Answers: Sendable {
        /// Stand-ins for each lookup by name, the first that fits.
        case standIns([String: [StandIn]])
        /// The real lookup over ODBC, against a fresh SQLite file filled by this SQL script.
        case database(path: String, SourceRange)
    }
}
