package import Routing

/// Where a rule file declares what is in its rule set, for findings about rules that can be read and yet are wrong.
package struct RuleFilePlaces: Sendable {
    /// A declaration that nothing refers to.
    package struct Unused: Sendable {
        /// What it is, as messages call it: `window`.
        package let kind: String
        package let name: String
        package let range: SourceRange
    }

    /// A calendar, which is gone from the rule set: its dates are in the windows.
    package struct DeclaredCalendar: Sendable {
        package let calendar: Calendar
        package let range: SourceRange
    }

    /// The rules' ids.
    package let rules: [SourceRange]
    /// The names of queues.
    package let queues: [SourceRange]
    /// The names of windows.
    package let windows: [SourceRange]
    /// The names of lookups.
    package let lookups: [SourceRange]
    /// The calendars, in declared order.
    package let calendars: [DeclaredCalendar]
    /// The `deadline`, where there is one.
    package let deadline: SourceRange?
    /// The `default`, where there is one.
    package let fallback: SourceRange?
    /// In declared order, kind by kind. Keys of attach data that calls may lack are left out: they are declared for what
    /// comes along.
    package let unused: [Unused]
}
