package import Routing

/// How a caller behaves: what scripted calls and random load have in common.
package struct Caller: Sendable {
    /// What a caller does who is offered a callback.
    package struct Callback: Sendable, Hashable {
        /// The share of offers that are accepted.
        package var accept: Double
        /// The share of callbacks on which somebody is reached.
        package var reached: Double

        /// Offers accepted and callers reached in these shares.
        package init(accept: Double = 1, reached: Double = 1) {
            self.accept = accept
            self.reached = reached
        }
    }

    /// What the results are summed under.
    package var className: String
    /// The call as the rules see it.
    package var call: Call
    /// How long the conversation takes; nil: until somebody hangs up.
    package var talk: Distribution?
    /// How long the caller waits, ringing included; nil: for ever.
    package var patience: Distribution?
    /// How long the agent writes the call up; nil: not at all.
    package var wrapUp: Distribution?
    /// What the caller thinks of callbacks; nil: he accepts none.
    package var callback: Callback?
    /// From a busy signal until he dials again; nil: he does not.
    package var redial: Distribution?
    /// What the lookups find about him.
    package var lookups: [LookupPlan]

    /// A caller with these habits.
    package init(
        className: String, call: Call, talk: Distribution?, patience: Distribution? = nil,
        wrapUp: Distribution? = nil, callback: Callback? = nil, redial: Distribution? = nil, lookups: [LookupPlan] = []
    ) {
        self.className = className
        self.call = call
        self.talk = talk
        self.patience = patience
        self.wrapUp = wrapUp
        self.callback = callback
        self.redial = redial
        self.lookups = lookups
    }
}
