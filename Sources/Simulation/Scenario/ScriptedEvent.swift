package import Routing

/// Something that happens at a fixed time.
package struct ScriptedEvent: Sendable {
    /// What happens.
    package enum Action: Sendable {
        /// To an agent, by his place among all.
        case agent(Int, AgentAction)
        /// To a scripted call, by its place among them.
        case call(Int, CallAction)
        /// A queue is opened or closed.
        case queue(Slot<Queue>, isActive: Bool)
        /// A lookup fails from now on; nil: it is well again.
        case lookup(Slot<Lookup>, LookupOutcome?)
        /// These rules hold from now on.
        case reload(RuleSet)
    }

    /// What an agent does.
    package enum AgentAction: String, Sendable, CaseIterable {
        /// Logs in, ready.
        case login
        /// Leaves after the call in hand.
        case logout
        /// Takes calls.
        case ready
        /// Takes none.
        case notReady = "not_ready"
        /// Rejects the call that rings.
        case reject
    }

    /// What a caller does.
    package enum CallAction: String, Sendable, CaseIterable {
        /// Hangs up, waiting or talking.
        case hangUp = "hang_up"
        /// Accepts the callback that is offered.
        case acceptCallback = "accept_callback"
    }

    /// When, in milliseconds from the start.
    package var at: Int64
    /// What.
    package var action: Action

    /// `action` at `at`.
    package init(at: Int64, action: Action) {
        self.at = at
        self.action = action
    }
}
