import Queueing

/// When the patience of callers who still wait ends, the earliest first; of two at one time whose came first.
///
/// Most callers are answered long before, and are taken out then: so few stand here that a walk is short.
struct Patience: ~Copyable, Sendable {
    // Not private: the compiler cannot find the metadata of a private element of another file's block (Swift 6.3).
    struct Entry: BitwiseCopyable, Sendable {
        /// The time, then the order of coming: in one number, for whose comparison nothing has to be guessed.
        let key: UInt128
        let call: CallID

        var time: Int64 { Int64(truncatingIfNeeded: key >> 64) }
    }

    private var entries = Block<Entry>()
    /// Where in `entries` the call of a slot stands; -1 for nowhere.
    private var places = Block<Int32>()
    private var nextOrder: UInt64 = 0

    /// When the first ends; `.max` with none. Kept, for the driver asks several times at each instant.
    private(set) var earliest = Int64.max

    /// Whose ends first. There must be one.
    var first: CallID { entries[0].call }

    /// Adds a caller; one who is there keeps the time that was first. O(log n), and four children a node halve the depth.
    mutating func add(_ call: CallID, at time: Int64) {
        let slot = Int(call.slot)
        while places.count <= slot { places.append(-1) }
        guard places[slot] < 0 else { return }
        let entry = Entry(key: UInt128(UInt64(time)) << 64 | UInt128(nextOrder), call: call)
        nextOrder += 1
        entries.append(entry)
        raise(entry, from: entries.count - 1)
        earliest = entries[0].time
    }

    /// Takes a caller out who has been answered or is gone; nothing where he is not there. O(log n).
    @inline(__always)
    mutating func remove(_ slot: Int) {
        if slot < places.count, places[slot] >= 0 { takeOut(slot) }
    }

    @inline(never)
    private mutating func takeOut(_ slot: Int) {
        let hole = Int(places[slot])
        places[slot] = -1
        let last = entries.removeLast()
        if hole < entries.count {
            if hole > 0, last.key < entries[(hole - 1) >> 2].key {
                raise(last, from: hole)
            } else {
                sink(last, from: hole)
            }
        }
        earliest = entries.count == 0 ? .max : entries[0].time
    }

    private mutating func raise(_ entry: Entry, from place: Int) {
        var index = place
        while index > 0 {
            let parent = (index - 1) >> 2
            guard entry.key < entries[parent].key else { break }
            put(entries[parent], at: index)
            index = parent
        }
        put(entry, at: index)
    }

    private mutating func sink(_ entry: Entry, from place: Int) {
        var index = place
        let count = entries.count
        while true {
            let child = index << 2 + 1
            guard child < count else { break }
            var least = child
            for other in child + 1..<max(child + 1, min(child + 4, count)) {
                least = entries[other].key < entries[least].key ? other : least
            }
            guard entries[least].key < entry.key else { break }
            put(entries[least], at: index)
            index = least
        }
        put(entry, at: index)
    }

    @inline(__always)
    private mutating func put(_ entry: Entry, at index: Int) {
        entries[index] = entry
        places[Int(entry.call.slot)] = Int32(truncatingIfNeeded: index)
    }
}
