/// A file of offline tests for one rule file.
package struct Fixture: Sendable {
    /// The fixture file.
    package let file: SourceFile
    /// The rules under test.
    package let rules: RuleFile
    /// The cases in file order.
    package let cases: [FixtureCase]
    /// What holds for all calls of a kind.
    package let invariants: [Invariant]

    /// The same cases, held against other rules that declare the same.
    package func testing(_ rules: RuleFile) -> Fixture {
        Fixture(file: file, rules: rules, cases: cases, invariants: invariants)
    }
}
