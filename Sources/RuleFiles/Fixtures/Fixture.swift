/// A file of offline tests for one rule file.
package struct Fixture: Sendable {
    /// The fixture file.
    package let file: SourceFile
    /// The rules under test.
    package let rules: RuleFile
    /// The cases in file order.
    package let cases: [FixtureCase]
}
