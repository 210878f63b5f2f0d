import Queueing

/// When the patience of callers ends, the earliest first; of two at one time whose came first.
struct Patience: ~Copyable, Sendable {
    // Not private: the compiler cannot find the metadata of a private element of another file's block (Swift 6.3).
    struct Entry: BitwiseCopyable, Sendable {
        /// The time, then the order of coming: in one number, for whose comparison nothing has to be guessed.
        let key: UInt128
        let call: CallID

        var time: Int64 { Int64(truncatingIfNeeded: key >> 64) }
    }

    private var entries = Block<Entry>()
    private var nextOrder: UInt64 = 0

    /// When the first ends; `.max` with none. Kept, for the driver asks several times at each instant.
    private(set) var earliest = Int64.max

    /// Whose ends first. There must be one.
    var first: CallID { entries[0].call }

    /// Adds a caller. O(log n), and four children a node halve the depth.
    mutating func add(_ call: CallID, at time: Int64) {
        let entry = Entry(key: UInt128(UInt64(time)) << 64 | UInt128(nextOrder), call: call)
        nextOrder += 1
        entries.append(entry)
        var index = entries.count - 1
        while index > 0 {
            let parent = (index - 1) >> 2
            guard entry.key < entries[parent].key else { break }
            entries[index] = entries[parent]
            index = parent
        }
        entries[index] = entry
        earliest = entries[0].time
    }

    /// Takes the first out. There must be one.
    mutating func removeFirst() {
        let last = entries.removeLast()
        let count = entries.count
        guard count > 0 else {
            earliest = .max
            return
        }
        var index = 0
        while true {
            let child = index << 2 + 1
            guard child < count else { break }
            var least = child
            for other in child + 1..<max(child + 1, min(child + 4, count)) {
                least = entries[other].key < entries[least].key ? other : least
            }
            guard entries[least].key < last.key else { break }
            entries[index] = entries[least]
            index = least
        }
        entries[index] = last
        earliest = entries[0].time
    }
}
