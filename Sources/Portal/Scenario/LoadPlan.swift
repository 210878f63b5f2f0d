package import Simulation

/// Calls at random: one class of callers.
package struct LoadPlan: Sendable, Hashable {
    /// The service that they call.
    package var service: Int32
    package var arrivals: ArrivalProcess
    /// After so many it is over; nil: never.
    package var calls: Int?
    /// Milliseconds until it begins.
    package var start: Int64
    /// The numbers that they dial, one after the other.
    package var dnis: [String]
    /// The numbers that they call from, one after the other; none of them: withheld.
    package var clid: [String]
    /// How long they talk.
    package var talk: Distribution
    /// How long they wait for an answer; nil: for ever.
    package var patience: Distribution?
    /// What the user-defined fields hold when they arrive.
    package var userData: [String]

    /// Callers who talk for five seconds.
    package init(
        service: Int32, arrivals: ArrivalProcess, calls: Int? = nil, start: Int64 = 0, dnis: [String] = ["1700500"],
        clid: [String] = ["0541111111"], talk: Distribution = .constant(5000), patience: Distribution? = nil,
        userData: [String] = []
    ) {
        self.service = service
        self.arrivals = arrivals
        self.calls = calls
        self.start = start
        self.dnis = dnis
        self.clid = clid
        self.talk = talk
        self.patience = patience
        self.userData = userData
    }
}
