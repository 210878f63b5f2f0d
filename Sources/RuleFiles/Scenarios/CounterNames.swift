package import Queueing

/// The counters of queues and of dialled numbers, as scenarios and results name them.
package enum CounterNames {
    /// Those of a queue.
    package static let queue = queues.map(\.name)
    /// Those of a dialled number.
    package static let line = lines.map(\.name)

    /// A queue's counter by its name.
    package static func value(_ name: String, in counters: QueueCounters) -> Int64? {
        queues.first { $0.name == name }.map { counters[keyPath: $0.path] }
    }

    /// A dialled number's counter by its name.
    package static func value(_ name: String, in counters: LineCounters) -> Int64? {
        lines.first { $0.name == name }.map { counters[keyPath: $0.path] }
    }

    /// Those of the vendor's statistics first, under their names there.
    private static var queues: [(name: String, path: KeyPath<QueueCounters, Int64>)] {
        [
            ("Offered", \.offered), ("Answered", \.answered), ("Abandoned", \.abandoned),
            ("ABDRinging", \.abandonedRinging), ("OverflowedQueue", \.overflowedQueue),
            ("OverflowedTime", \.overflowedTime), ("OverflowedLogin", \.overflowedLogin),
            ("Backflowed", \.backflowed), ("Inflowed", \.inflowed), ("Tran2Def", \.toDefault),
            ("RetFromAgent", \.returnedFromAgent), ("OfferedCB", \.offeredCallback), ("EndedInIVR", \.endedInIVR),
            ("Dequeued", \.dequeued), ("AbandonedShort", \.abandonedShort), ("Tran2Ext", \.toExternal),
            ("Refused", \.refused), ("MovedOut", \.movedOut), ("CBAnswered", \.callbackAnswered),
            ("ReturnedFromDefault", \.returnedFromDefault), ("ReturnedFromRoute", \.returnedFromRoute),
            ("ReturnedFromQueue", \.returnedFromQueue), ("LoopSuppressed", \.loopSuppressed),
            ("OverflowBlocked", \.overflowBlocked), ("AnsweredTSF", \.answeredInTime),
            ("AbandonedTSF", \.abandonedInTime),
        ]
    }

    private static var lines: [(name: String, path: KeyPath<LineCounters, Int64>)] {
        [
            ("Offered", \.offered), ("Queued", \.queued), ("Answered", \.answered), ("Abandoned", \.abandoned),
            ("ABDRinging", \.abandonedRinging), ("AbandonedShort", \.abandonedShort),
            ("AbandonedRouting", \.abandonedRouting), ("Tran2Def", \.toDefault), ("OfferedCB", \.offeredCallback),
            ("EndedInIVR", \.endedInIVR), ("CBAnswered", \.callbackAnswered), ("Transferred", \.endedTransferred),
            ("Refused", \.endedRouting),
        ]
    }
}
