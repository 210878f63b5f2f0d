/// Things that are due, by time, then by rank, then by the order in which they were put down.
struct Agenda<Item: Sendable>: Sendable {
    private struct Entry: Sendable {
        let time: Int64
        let order: UInt64
        let item: Item

        func isBefore(_ other: Entry) -> Bool { time < other.time || time == other.time && order < other.order }
    }

    private var entries: [Entry] = []
    private var nextOrder: UInt64 = 0

    init() {}

    /// When the first is due; `.max` with none. Kept, for the driver asks several times at each instant.
    private(set) var earliest = Int64.max

    /// Adds an item. O(log n), and four children a node halve the depth.
    mutating func add(_ item: Item, rank: UInt64 = 0, at time: Int64) {
        let entry = Entry(time: time, order: rank << 56 | nextOrder, item: item)
        nextOrder += 1
        entries.append(entry)
        var index = entries.count - 1
        while index > 0 {
            let parent = (index - 1) / 4
            guard entry.isBefore(entries[parent]) else { break }
            entries[index] = entries[parent]
            index = parent
        }
        entries[index] = entry
        earliest = entries[0].time
    }

    /// Takes the first out. There must be one.
    mutating func removeFirst() -> Item {
        let top = entries[0].item
        let last = entries.removeLast()
        guard !entries.isEmpty else {
            earliest = .max
            return top
        }
        var index = 0
        while true {
            let child = 4 * index + 1
            guard child < entries.count else { break }
            var least = child
            for other in child + 1..<max(child + 1, min(child + 4, entries.count))
            where entries[other].isBefore(entries[least]) { least = other }
            guard entries[least].isBefore(last) else { break }
            entries[index] = entries[least]
            index = least
        }
        entries[index] = last
        earliest = entries[0].time
        return top
    }
}
