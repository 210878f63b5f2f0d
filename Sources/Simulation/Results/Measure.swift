/// What is estimated of a class, a queue, a priority or a group. The names are those of `docs/queueing.md`.
package enum Measure: Sendable, Hashable {
    /// The share of calls that found no eligible agent idle and had to wait.
    case pWait
    /// The mean wait of all calls, milliseconds.
    case meanWait
    /// The mean squared wait of all calls, square milliseconds.
    case meanWaitSquare
    /// The mean wait of answered calls, milliseconds.
    case meanWaitServed
    /// The share of calls whose caller hung up before the answer.
    case pAbandon
    /// The share of calls refused, or sent away by their position.
    case pBlock
    /// The share of calls answered after at most so many milliseconds.
    case pServedWithin(Int64)
    /// The share of calls answered, and later than that.
    case pServedAfter(Int64)
    /// The share of answered calls that were answered after at most so many milliseconds.
    case serviceLevel(Int64)
    /// The share of calls answered by an agent of this group.
    case pServedBy(String)
    /// How often a caller dialled again, on average.
    case retriesPerCall
    /// The wait that this share of calls does not exceed, milliseconds.
    case percentile(Double)
    /// The wait that this share of answered calls does not exceed, milliseconds.
    case percentileServed(Double)
    /// Calls, in a run on average.
    case calls
    /// Calls answered, in a run on average.
    case served
    /// Calls abandoned, in a run on average.
    case abandoned
    /// Calls refused or sent away by their position, in a run on average.
    case blocked
    /// Steps of overflow carried out because of the position, of the time, or of agents who were not there; in a run on
    /// average.
    case overflowedPosition, overflowedTime, overflowedLogin
    /// Calls answered after at most so many milliseconds, in a run on average.
    case servedWithin(Int64)
    /// Waits of all answered calls together, milliseconds, in a run on average.
    case sumWaitServed
    /// Busy time over time logged in.
    case occupancy
    /// The mean number of busy agents.
    case meanBusy
    /// The variance of that number over time.
    case varBusy
    /// The variance over the mean.
    case peakedness
    /// The mean number of busy agents at this time, over replications.
    case meanBusyAt(Int64)
    /// Its variance over replications.
    case varBusyAt(Int64)

    /// What a measure is counted in.
    package enum Unit: Sendable, Hashable {
        /// 0 ... 1.
        case share
        /// Milliseconds.
        case time
        /// Square milliseconds.
        case timeSquare
        /// A plain number.
        case number
        /// Calls, or what they did.
        case count
    }

    /// What it is counted in.
    package var unit: Unit {
        switch self {
        case .pWait, .pAbandon, .pBlock, .pServedWithin, .pServedAfter, .serviceLevel, .pServedBy, .occupancy: .share
        case .meanWait, .meanWaitServed, .percentile, .percentileServed, .sumWaitServed: .time
        case .meanWaitSquare: .timeSquare
        case .retriesPerCall, .meanBusy, .varBusy, .peakedness, .meanBusyAt, .varBusyAt: .number
        case .calls, .served, .abandoned, .blocked, .overflowedPosition, .overflowedTime, .overflowedLogin,
            .servedWithin:
            .count
        }
    }

    /// Whether groups of agents have it.
    package var isOfGroup: Bool {
        switch self {
        case .occupancy, .meanBusy, .varBusy, .peakedness, .meanBusyAt, .varBusyAt: true
        default: isOfCallsAndGroup
        }
    }

    /// Whether classes, queues and priorities have it.
    package var isOfCalls: Bool { !isOfGroup || isOfCallsAndGroup }

    // Of a group: rang at its agents, answered by one, given up while it rang, and how long the answered ones waited.
    private var isOfCallsAndGroup: Bool { [.calls, .served, .abandoned, .meanWaitServed].contains(self) }
}

/// What a result is about.
package enum ResultSubject: Sendable, Hashable {
    /// The callers of a class, by its place.
    case callers(Int)
    /// The stays in a queue, by its place.
    case queue(Int)
    /// The calls that came with this priority, 1 ... 9.
    case priority(Int)
    /// The agents of a group, by its place.
    case group(Int)
}
