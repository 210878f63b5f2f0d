package import Routing

/// Answers lookups in virtual time: the stand-ins of a scenario, or rows fetched from a live database beforehand.
package protocol LookupAnswering: Sendable {
    /// The answer to `question` about `call`; nil where nobody knows, which is a fault of the scenario.
    ///
    /// Must be the same for the same call and question, or a decision could not be made again.
    func answer(_ question: LookupQuestion, about call: Call) -> LookupAnswer?
}

/// Nobody to ask.
package struct NoLookups: LookupAnswering {
    /// Nobody.
    package init() {}

    package func answer(_ question: LookupQuestion, about call: Call) -> LookupAnswer? { nil }
}
