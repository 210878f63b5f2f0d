package import RuleFiles

/// How one case of a fixture went.
package struct CaseResult: Sendable {
    /// A field that differs from what was expected.
    package struct Difference: Sendable {
        /// The field.
        package let field: String
        /// What was expected, as the fixture writes it.
        package let expected: String
        /// What came out.
        package let actual: String
        /// Where the expectation stands.
        package let range: SourceRange
    }

    /// One call that did not go as expected.
    package struct Failure: Sendable {
        /// Where the call stands.
        package let range: SourceRange
        /// What differs.
        package let differences: [Difference]
        /// The explanation of the decision, or what kept it from being made.
        package let trace: [String]
    }

    /// The fixture the case is in.
    package let file: SourceFile
    /// The case's name.
    package let name: String
    /// Where it stands.
    package let range: SourceRange
    /// How many calls it made.
    package let calls: Int
    /// The calls that failed; a share that was missed is a failure without a trace.
    package let failures: [Failure]
    /// How sure the result is, where that is not plain: an invariant that was proved, or only tried.
    package var note: String?
    /// How long it took, in microseconds.
    package let microseconds: Int64

    /// Whether everything went as expected.
    package var isPassed: Bool { failures.isEmpty }
}
