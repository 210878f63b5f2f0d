/// What is due when; at one instant in the order in which it was entered.
struct Agenda<Duty: Sendable>: Sendable {
    private struct Entry: Sendable {
        let time: Int64
        let order: Int
        let duty: Duty

        func isBefore(_ other: Entry) -> Bool { (time, order) < (other.time, other.order) }
    }

    /// A binary heap.
    private var entries: [Entry] = []
    private var entered = 0

    /// When the first is due; `.max` with none.
    var earliest: Int64 { entries.first?.time ?? .max }

    mutating func enter(_ duty: Duty, at time: Int64) {
        entries.append(Entry(time: time, order: entered, duty: duty))
        entered += 1
        var index = entries.count - 1
        while index > 0, entries[index].isBefore(entries[(index - 1) / 2]) {
            entries.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    /// Takes out the first, if it is due at `time`.
    mutating func next(at time: Int64) -> Duty? {
        guard let first = entries.first, first.time <= time else { return nil }
        let last = entries.removeLast()
        guard !entries.isEmpty else { return first.duty }
        entries[0] = last
        var index = 0
        while true {
            let children = min(2 * index + 1, entries.count)..<min(2 * index + 3, entries.count)
            guard let least = children.min(by: { entries[$0].isBefore(entries[$1]) }),
                entries[least].isBefore(entries[index])
            else { return first.duty }
            entries.swapAt(index, least)
            index = least
        }
    }
}
