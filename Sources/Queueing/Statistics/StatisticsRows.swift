public import Routing

/// Rows of the vendor's statistics tables, in the ACD's own terms: times are milliseconds of the ACD, durations
/// milliseconds, devices slots. `docs/queueing.md` says which field of which table each is. Within a table the rows of
/// a quarter are in the order of their keys.
public struct StatisticsRows: Sendable, Hashable {
    /// What a row is about: the vendor's DeviceType and DeviceCode.
    public enum Device: Sendable, Hashable {
        /// A dialled number: DeviceType 2.
        case line(Int)
        /// A queue: DeviceType 3.
        case queue(Slot<Queue>)
        /// An agent: DeviceType 4.
        case agent(AgentID)
    }

    /// `DeviceStat` of a queue: what happened, and the presence of its agents.
    public struct QueueRow: Sendable, Hashable {
        /// TheDate: the start of the quarter.
        public let start: Int64
        /// The queue.
        public let queue: Slot<Queue>
        /// What happened.
        public let counters: QueueCounters
        /// The presence of those who serve it, and their logins.
        public let presence: Presence
    }

    /// `DeviceStat` of a dialled number.
    public struct LineRow: Sendable, Hashable {
        /// TheDate.
        public let start: Int64
        /// The number's position.
        public let line: Int
        /// What happened.
        public let counters: LineCounters
    }

    /// `AgentStat`.
    public struct AgentRow: Sendable, Hashable {
        /// TheDate.
        public let start: Int64
        /// The agent.
        public let agent: AgentID
        /// How the time was spent.
        public let presence: Presence
        /// The calls.
        public let work: AgentWork
    }

    /// `AgentByDeviceStat`.
    public struct AgentDeviceRow: Sendable, Hashable {
        /// TheDate.
        public let start: Int64
        /// The agent.
        public let agent: AgentID
        /// The queue or the dialled number.
        public let device: Device
        /// The calls.
        public let work: AgentWork
    }

    /// `AgentActivityStat`.
    public struct ActivityRow: Sendable, Hashable {
        /// TheDate; in `AgentSessionsActivities` the start of the session.
        public let start: Int64
        /// The agent.
        public let agent: AgentID
        /// The activity.
        public let activity: AgentState.Activity
        /// Time spent on it.
        public let time: Int64
    }

    /// `AgentSessions`.
    public struct SessionRow: Sendable, Hashable {
        /// SessionStart.
        public let start: Int64
        /// SessionEnd; nil where the statistics ended first.
        public let end: Int64?
        /// The agent.
        public let agent: AgentID
        /// How the time was spent.
        public let presence: Presence
    }

    /// `DeviceTimes`.
    public struct TimeRow: Sendable, Hashable {
        /// TheDate.
        public let start: Int64
        /// The device.
        public let device: Device
        /// What was timed.
        public let type: TimeType
        /// TimeFrame: an even number of seconds, standing for itself and the second before.
        public let frame: Int64
        /// How many.
        public let amount: Int64
    }

    /// `DeviceTimes.TimeType`, where the ACD has something to time.
    public enum TimeType: UInt8, Sendable, Hashable, BitwiseCopyable {
        /// Talk of an agent.
        case agentTalk = 1
        /// Talk of a dialled number.
        case lineTalk = 4
        /// Talk of a queue.
        case queueTalk = 5
        /// Waits of a dialled number that ended with an answer.
        case lineAnswered = 10
        /// Waits of a dialled number that the caller ended.
        case lineAbandoned = 11
        /// Waits of a queue that ended with an answer.
        case queueAnswered = 12
        /// Waits of a queue that the caller ended.
        case queueAbandoned = 13
    }

    /// `CallsStat`.
    public struct CallRow: Sendable, Hashable {
        /// The call; the driver knows its numbers and data by it.
        public let call: CallID
        /// All about it.
        public let summary: CallSummary
    }

    /// `DeviceStat`, queues.
    public internal(set) var queues: [QueueRow] = []
    /// `DeviceStat`, dialled numbers.
    public internal(set) var lines: [LineRow] = []
    /// `AgentStat`.
    public internal(set) var agents: [AgentRow] = []
    /// `AgentByDeviceStat`.
    public internal(set) var agentDevices: [AgentDeviceRow] = []
    /// `AgentActivityStat`.
    public internal(set) var activities: [ActivityRow] = []
    /// `AgentSessions`.
    public internal(set) var sessions: [SessionRow] = []
    /// `AgentSessionsActivities`.
    public internal(set) var sessionActivities: [ActivityRow] = []
    /// `DeviceTimes`.
    public internal(set) var times: [TimeRow] = []
    /// `CallsStat`.
    public internal(set) var calls: [CallRow] = []

    /// No rows.
    public init() {}

    /// Whether no table has a row, `CallsStat` left out.
    public var isEmpty: Bool {
        queues.isEmpty && lines.isEmpty && agents.isEmpty && agentDevices.isEmpty && activities.isEmpty
            && sessions.isEmpty && sessionActivities.isEmpty && times.isEmpty
    }

    /// Takes the rows of `CallsStat` out.
    public mutating func takeCalls() -> [CallRow] {
        defer { calls = [] }
        return calls
    }
}
