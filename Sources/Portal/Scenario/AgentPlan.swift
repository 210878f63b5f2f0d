package import Simulation

/// An agent of the simulated system.
package struct AgentPlan: Sendable, Hashable {
    /// How an agent begins.
    package enum Presence: String, Sendable, CaseIterable {
        case idle
        case notReady = "not_ready"
        case loggedOut = "logged_out"
    }

    /// A service, and how well the agent serves it: 1, the best, to 99.
    package struct Skill: Sendable, Hashable {
        package let service: Int32
        package let level: Int

        /// Serves `service` at `level`.
        package init(_ service: Int32, level: Int = 1) {
            self.service = service
            self.level = level
        }
    }

    /// The agent's id.
    package var id: Int32
    /// The name that LoginAgent gives.
    package var login: String
    /// The telephone that the agent begins at.
    package var station: String
    package var skills: [Skill]
    package var presence: Presence
    /// From the ring until the agent accepts by himself; nil: only a client accepts.
    package var answers: Distribution?
    /// From a call's end until the agent is done with it by himself; nil: only a client disposes of it.
    package var wrapUp: Distribution?
    /// What the agent has to enter by telephone before a login is complete.
    package var passcode: String?

    /// An agent who answers after half a second and needs one for what comes behind a call.
    package init(
        id: Int32, login: String, station: String = "", skills: [Skill], presence: Presence = .idle,
        answers: Distribution? = .constant(500), wrapUp: Distribution? = .constant(1000), passcode: String? = nil
    ) {
        self.id = id
        self.login = login
        self.station = station.isEmpty ? "\(5000 + Int(id))" : station
        self.skills = skills
        self.presence = presence
        self.answers = answers
        self.wrapUp = wrapUp
        self.passcode = passcode
    }
}
