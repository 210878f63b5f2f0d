/// A queue at this moment and in the interval running, by the names of the vendor's real-time service. Durations are
/// milliseconds. The service's counts of the interval are those of `interval`.
public struct RealTimeFigures: Sendable, Hashable {
    /// How long the call has waited in the queue that has done so longest.
    public let currentMaxWaitingTime: Int64
    /// The same, from the call's first queue.
    public let currentTotalCallMaxWaitingTime: Int64
    /// Calls that wait.
    public let waitingCalls: Int
    /// Agents who talk to callers of the queue.
    public let currentAgentACDTalk: Int
    /// The longest wait that ended in the interval.
    public let maxWaitingTime: Int64
    /// The mean of the waits that ended in the interval.
    public let avgWaitingTime: Int64
    /// The mean of the talks that ended in the interval.
    public let avgTalkTime: Int64
    /// The counts of the interval: OfferedCallsInterval is `offered`, DequeuedInterval `dequeued`, and so on.
    public let interval: QueueCounters
}
