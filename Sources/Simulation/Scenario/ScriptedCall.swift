/// One call to the millisecond.
package struct ScriptedCall: Sendable {
    /// The name that events and expectations know it by.
    package var id: String
    /// When it comes, in milliseconds from the start.
    package var at: Int64
    /// Who calls.
    package var caller: Caller

    /// A call of `caller` at `at`.
    package init(id: String, at: Int64, caller: Caller) {
        self.id = id
        self.at = at
        self.caller = caller
    }
}
