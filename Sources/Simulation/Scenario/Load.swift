package import Routing

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

extension [Load] {
    /// About how many calls these make in `span` milliseconds from `start` on.
    package func expectedCalls(from start: Moment, for span: Int64) -> Double {
        reduce(0) { $0 + $1.arrivals.rate(from: start, for: span) } * Double(span)
    }
}
