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

    /// A reader of calls for one worker; it remembers numbers it has seen.
    package func callReader() -> CallReader { CallReader(numbers: numbers, attach: ruleSet.attach) }
}
