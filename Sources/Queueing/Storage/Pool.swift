/// Records at fixed indices; a released index is given out again.
struct Pool<Record: BitwiseCopyable & Sendable>: ~Copyable, Sendable {
    private var records = Slab<Record>()
    private var free = Slab<Int32>()

    /// As many indices as were ever in use at a time.
    var capacity: Int { records.count }

    /// How many records are in use.
    var count: Int { records.count - free.count }

    subscript(index: Int32) -> Record {
        @inline(__always) _read { yield records[index] }
        @inline(__always) _modify { yield &records[index] }
    }

    /// An index to use. It holds what it held when it was released, so that versions go on; or else `new`.
    @inline(__always)
    mutating func take(or new: @autoclosure () -> Record) -> Int32 {
        if !free.isEmpty { return free.removeLast() }
        records.append(new())
        return Int32(records.count - 1)
    }

    @inline(__always)
    mutating func release(_ index: Int32) { free.append(index) }
}
