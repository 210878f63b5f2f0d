import Queueing

/// When the patience of callers ends, the earliest first; of two at one time whose came first.
struct Patience: ~Copyable, Sendable {
    // Not private: the compiler cannot find the metadata of a private element of another file's block (Swift 6.3).
    struct Entry: BitwiseCopyable, Sendable {
        let time: Int64
        let order: Int64
        let call: CallID

        func isBefore(_ other: Entry) -> Bool { time < other.time || time == other.time && order < other.order }
    }

    private var entries = Block<Entry>()
    private var nextOrder: Int64 = 0

    /// When the first ends; `.max` with none.
    var earliest: Int64 { entries.count == 0 ? .max : entries[0].time }

    /// Whose ends first. There must be one.
    var first: CallID { entries[0].call }

    /// Adds a caller. O(log n), and four children a node halve the depth.
    mutating func add(_ call: CallID, at time: Int64) {
        let entry = Entry(time: time, order: nextOrder, call: call)
        nextOrder += 1
        entries.append(entry)
        var index = entries.count - 1
        while index > 0 {
            let parent = (index - 1) >> 2
            guard entry.isBefore(entries[parent]) else { break }
            entries[index] = entries[parent]
            index = parent
        }
        entries[index] = entry
    }

    /// Takes the first out. There must be one.
    mutating func removeFirst() {
        let last = entries.removeLast()
        let count = entries.count
        guard count > 0 else { return }
        var index = 0
        while true {
            let child = index << 2 + 1
            guard child < count else { break }
            var least = child
            for other in child + 1..<max(child + 1, min(child + 4, count))
            where entries[other].isBefore(entries[least]) { least = other }
            guard entries[least].isBefore(last) else { break }
            entries[index] = entries[least]
            index = least
        }
        entries[index] = last
    }
}
