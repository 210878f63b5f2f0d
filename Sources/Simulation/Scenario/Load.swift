/// Calls at random: one class of callers.
package struct Load: Sendable {
    /// Who calls.
    package var caller: Caller
    /// When the calls come.
    package var arrivals: ArrivalProcess

    /// Calls of `caller`, as `arrivals` says.
    package init(caller: Caller, arrivals: ArrivalProcess) {
        self.caller = caller
        self.arrivals = arrivals
    }
}
