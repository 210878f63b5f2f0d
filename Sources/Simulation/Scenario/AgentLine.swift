package import Routing

/// Agents who work alike: one line of a scenario's `agents`.
package struct AgentLine: Sendable {
    /// A queue that the agents take calls of.
    package struct Skill: Sendable, Hashable {
        /// The queue.
        package let queue: Slot<Queue>
        /// How good they are at it: 1, the best, to 99.
        package let level: Int

        /// Level `level` in `queue`.
        package init(queue: Slot<Queue>, level: Int) {
            self.queue = queue
            self.level = level
        }
    }

    /// How long an agent talks.
    package enum Talk: Sendable, Hashable {
        /// As long as the call says.
        case ofCall
        /// As long as this law says, whatever the call.
        case own(Distribution)
        /// By the queue the call was answered in; as long as the call says in any other.
        case byQueue([Slot<Queue>: Distribution])
    }

    /// The login name, with `{n}` for the agent's number in the line, from 1.
    package var login: String
    /// How many agents the line stands for.
    package var count: Int
    /// What their results are summed under.
    package var group: String
    /// Their queues.
    package var skills: [Skill]
    /// When they log in, in milliseconds from the start.
    package var at: Int64
    /// When they leave, or as soon after as they are free; nil: never.
    package var until: Int64?
    /// They take calls from their login on.
    package var isReady: Bool
    /// From the ring to the answer; nil: never.
    package var answers: Distribution?
    /// The share of calls that they let ring out.
    package var noAnswer: Double
    /// From a no-answer until they set themselves Ready; nil: never.
    package var back: Distribution?
    /// How long they talk.
    package var talk: Talk
    /// How long they write up a call; nil: as long as the call says.
    package var wrapUp: Distribution?

    /// Agents who answer at once and talk as long as the call says, unless said otherwise.
    package init(
        login: String, count: Int = 1, group: String = "agents", skills: [Skill], at: Int64 = 0, until: Int64? = nil,
        isReady: Bool = true, answers: Distribution? = .constant(0), noAnswer: Double = 0, back: Distribution? = nil,
        talk: Talk = .ofCall, wrapUp: Distribution? = nil
    ) {
        self.login = login
        self.count = count
        self.group = group
        self.skills = skills
        self.at = at
        self.until = until
        self.isReady = isReady
        self.answers = answers
        self.noAnswer = noAnswer
        self.back = back
        self.talk = talk
        self.wrapUp = wrapUp
    }

    /// The login name of each agent of the line.
    package var logins: [String] {
        (1...max(1, count)).map { number in
            login.split(separator: "{n}", omittingEmptySubsequences: false).joined(separator: "\(number)")
        }
    }
}
