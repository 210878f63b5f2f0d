/// Something due at a time.
///
/// Timers are not taken back. Who sets one puts a stamp on it, and one whose stamp has changed since means nothing.
struct Timer<Kind: BitwiseCopyable & Sendable>: BitwiseCopyable, Sendable {
    let time: Int64
    let subject: Int32
    let stamp: UInt32
    let kind: Kind
}

/// Timers, the earliest first. Push and pop are O(log n); four children a node halve the depth of a binary heap.
struct TimerHeap<Kind: BitwiseCopyable & Sendable>: ~Copyable, Sendable {
    private var timers = Slab<Timer<Kind>>()

    /// When the earliest is due; `.max` with none.
    var earliest: Int64 {
        @inline(__always) get { timers.isEmpty ? .max : timers[0].time }
    }

    var count: Int { timers.count }

    /// The earliest. There must be one.
    var first: Timer<Kind> { timers[0] }

    mutating func push(_ timer: Timer<Kind>) {
        timers.append(timer)
        var index = timers.count - 1
        while index > 0 {
            let parent = (index - 1) >> 2
            guard timer.time < timers[parent].time else { break }
            timers[index] = timers[parent]
            index = parent
        }
        timers[index] = timer
    }

    /// Takes the earliest out. There must be one.
    mutating func pop() -> Timer<Kind> {
        let top = timers[0]
        let last = timers.removeLast()
        let count = timers.count
        guard count > 0 else { return top }
        var index = 0
        while true {
            let firstChild = index << 2 + 1
            guard firstChild < count else { break }
            var (least, earliest) = (firstChild, timers[firstChild].time)
            for child in firstChild + 1..<max(firstChild + 1, min(firstChild + 4, count)) {
                let time = timers[child].time
                (least, earliest) = time < earliest ? (child, time) : (least, earliest)
            }
            guard earliest < last.time else { break }
            timers[index] = timers[least]
            index = least
        }
        timers[index] = last
        return top
    }
}
