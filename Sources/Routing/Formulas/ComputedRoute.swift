/// What a route leaves to formulas: `{ cel: … }` in place of a value.
public struct ComputedRoute: Hashable, Sendable {
    /// Where to, by a formula whose value is a name or a number as text.
    public enum Destination: Hashable, Sendable {
        /// One of these queues, by name.
        case queue(Formula, oneOf: [Slot<Queue>])
        /// One of these agents, by login.
        case agent(Formula, oneOf: [Slot<Agent>])
        /// An outside number.
        case external(Formula)
        /// An extension of the switch.
        case `extension`(Formula)
        /// A voice mailbox.
        case voicemail(Formula)
        /// An IVR script.
        case ivr(Formula)

        /// The formula.
        public var formula: Formula {
            switch self {
            case .queue(let formula, _), .agent(let formula, _), .external(let formula), .extension(let formula),
                .voicemail(let formula), .ivr(let formula):
                formula
            }
        }
    }

    /// Attach data that is computed, all of it or some values of a map.
    public enum Attach: Hashable, Sendable {
        /// The whole text.
        case text(Formula)
        /// A map.
        case pairs([Pair])
    }

    /// One pair of a map.
    public struct Pair: Hashable, Sendable {
        /// The key.
        public let key: String
        /// The value as written, or what computes it.
        public let value: PairValue

        /// `key` with `value`.
        public init(key: String, value: PairValue) {
            self.key = key
            self.value = value
        }
    }

    /// The value of a pair.
    public enum PairValue: Hashable, Sendable {
        /// As written.
        case text(String)
        /// Computed.
        case formula(Formula)
    }

    /// The agent for whom a call is kept for a while.
    public struct LastAgent: Hashable, Sendable {
        /// His login.
        public let login: Formula
        /// For so many milliseconds.
        public let wait: Int64

        /// Keeps the call for the agent that `login` names.
        public init(login: Formula, wait: Int64) {
            self.login = login
            self.wait = wait
        }
    }

    /// Where to; nil where the route says so itself.
    public let destination: Destination?
    /// How urgent; nil where the route says so itself.
    public let priority: Formula?
    /// Attach data; nil where the route says so itself.
    public let attach: Attach?
    /// For whom the call is kept at first.
    public let lastAgent: LastAgent?

    /// What is computed; nil when nothing is.
    public init?(
        destination: Destination? = nil, priority: Formula? = nil, attach: Attach? = nil, lastAgent: LastAgent? = nil
    ) {
        guard destination != nil || priority != nil || attach != nil || lastAgent != nil else { return nil }
        self.destination = destination
        self.priority = priority
        self.attach = attach
        self.lastAgent = lastAgent
    }
}
