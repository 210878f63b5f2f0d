/// Lists of candidates by packed digits: open addressing in raw memory. The owner frees it.
struct DigitTable {
    struct Entry {
        let word: UInt64
        var first: UInt32
        /// 0 in a place that is free.
        var count: UInt32
    }

    private let entries: UnsafeMutablePointer<Entry>
    private let mask: UInt64
    let isEmpty: Bool

    /// A table of these lists, no word twice.
    init(_ lists: [(word: UInt64, list: Range<UInt32>)]) {
        var capacity = 2
        while capacity < 2 * lists.count { capacity *= 2 }
        entries = .allocate(capacity: capacity)
        entries.initialize(repeating: Entry(word: 0, first: 0, count: 0), count: capacity)
        mask = UInt64(capacity - 1)
        isEmpty = lists.isEmpty
        for (word, list) in lists {
            var place = Self.hash(word) & mask
            while entries[Int(place)].count > 0 { place = (place &+ 1) & mask }
            entries[Int(place)] = Entry(word: word, first: list.lowerBound, count: UInt32(list.count))
        }
    }

    @inline(__always)
    func list(_ word: UInt64) -> (first: UInt32, count: UInt32) {
        var place = Self.hash(word) & mask
        while true {
            let entry = entries[Int(truncatingIfNeeded: place)]
            if entry.word == word || entry.count == 0 { return (entry.first, entry.count) }
            place = (place &+ 1) & mask
        }
    }

    func deallocate() { entries.deallocate() }

    @inline(__always)
    static func hash(_ word: UInt64) -> UInt64 {
        let mixed = (word ^ word &>> 32) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed &>> 29
    }
}
