/// The places of an array in the order of their last use. Every step takes O(1).
struct UseOrder: Sendable {
    private struct Link {
        var older: Int32
        var newer: Int32
    }

    // A ring through an anchor, which stands first, so that no link is ever missing: place n is link n + 1.
    private var links = [Link(older: 0, newer: 0)]

    init(capacity: Int) { links.reserveCapacity(capacity + 1) }

    /// The place that was not used for the longest time; nil when there are none.
    var oldest: Int? { links.count > 1 ? Int(links[0].newer) - 1 : nil }

    /// Appends a place, just used.
    mutating func append() {
        links.append(Link(older: 0, newer: 0))
        attach(links.count - 1)
    }

    /// Makes `place` the last that was used.
    mutating func use(_ place: Int) {
        guard links[0].older != Int32(place + 1) else { return }
        detach(place + 1)
        attach(place + 1)
    }

    /// Removes `place`; the array's last takes its number and keeps its rank.
    mutating func swapRemove(_ place: Int) {
        detach(place + 1)
        let last = links.removeLast()
        guard place + 1 < links.count else { return }
        links[place + 1] = last
        links[Int(last.older)].newer = Int32(place + 1)
        links[Int(last.newer)].older = Int32(place + 1)
    }

    private mutating func detach(_ index: Int) {
        let link = links[index]
        links[Int(link.older)].newer = link.newer
        links[Int(link.newer)].older = link.older
    }

    private mutating func attach(_ index: Int) {
        let newest = links[0].older
        links[index] = Link(older: newest, newer: 0)
        links[Int(newest)].newer = Int32(index)
        links[0].older = Int32(index)
    }
}
