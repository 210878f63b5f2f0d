package import Lookups
package import Numbering
package import Routing

/// A rule file that was read without an error: the rules, and what surrounds them.
package struct RuleFile: Sendable {
    /// The file named by the user.
    package let source: SourceFile
    /// What decides.
    package let ruleSet: RuleSet
    /// How delivered numbers are read.
    package let numbers: NumberPlan
    /// The lookups, in the order of `ruleSet.lookups`.
    package let lookups: [LookupDeclaration]
    /// The texts that go with a route to a portal, in their order: ``userDataNames`` and `attach.KEY`; nil where the file
    /// does not say.
    package let userData: [String]?
    /// Where all that is declared.
    package let places: RuleFilePlaces
    /// The paths of all that was read: the file, those it includes, lists and tables.
    package let files: [String]

    /// What ``userData`` may name beside single keys of the attach data.
    package static let userDataNames = ["attach", "rule", "queue", "priority", "id"]

    /// The file with other rules in place of its own, and nothing else changed.
    package func with(_ ruleSet: RuleSet) -> RuleFile {
        RuleFile(
            source: source, ruleSet: ruleSet, numbers: numbers, lookups: lookups, userData: userData, places: places,
            files: files)
    }

    /// Where findings about the file as a whole stand.
    package var defaultPlace: SourceRange { places.fallback ?? SourceRange(source, line: 1, column: 1) }

    /// A reader of calls for one worker; it remembers numbers it has seen.
    package func callReader() -> CallReader { CallReader(numbers: numbers, attach: ruleSet.attach) }
}
