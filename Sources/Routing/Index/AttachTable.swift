/// Lists of candidates by a value of attach data: open addressing in raw memory. The owner frees it.
struct AttachTable {
    struct Entry {
        let word: UInt64
        let field: UInt16
        let kind: AttachCell.Kind
        let first: UInt32
        /// 0 in a place that is free.
        let count: UInt32
        /// The number of the value, for texts.
        let literal: UInt32
    }

    private let entries: UnsafeMutablePointer<Entry>
    private let mask: UInt64

    /// A table of these lists, no value of a field twice. Texts with one hash have a list each.
    init(_ lists: [Entry]) {
        var capacity = 2
        while capacity < 2 * lists.count { capacity *= 2 }
        entries = .allocate(capacity: capacity)
        entries.initialize(
            repeating: Entry(word: 0, field: 0, kind: .absent, first: 0, count: 0, literal: 0), count: capacity)
        mask = UInt64(capacity - 1)
        for entry in lists {
            var place = Self.hash(entry.word, entry.field) & mask
            while entries[Int(place)].count > 0 { place = (place &+ 1) & mask }
            entries[Int(place)] = entry
        }
    }

    /// The first entry for which `isWanted`, among those that a cell may have.
    @inline(__always)
    func entry(_ cell: AttachCell, _ field: UInt16, _ isSame: (UInt32) -> Bool) -> Entry? {
        var place = Self.hash(cell.word, field) & mask
        while true {
            let entry = entries[Int(truncatingIfNeeded: place)]
            guard entry.count > 0 else { return nil }
            if entry.word == cell.word, entry.field == field, entry.kind == cell.kind,
                entry.kind != .string || isSame(entry.literal)
            {
                return entry
            }
            place = (place &+ 1) & mask
        }
    }

    func deallocate() { entries.deallocate() }

    @inline(__always)
    private static func hash(_ word: UInt64, _ field: UInt16) -> UInt64 {
        DigitTable.hash(word &+ UInt64(field) &* 0xD6E8_FEB8_6659_FD93)
    }
}
