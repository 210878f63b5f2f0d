/// Items by the time at which they are due, those of one time in the order of their insertion: a binary heap.
struct DueQueue<Item: Sendable>: Sendable {
    struct Entry: Sendable {
        let due: Duration
        let order: Int
        let item: Item
    }

    private var heap: [Entry] = []
    private var inserted = 0

    var first: Entry? { heap.first }

    mutating func insert(_ item: Item, due: Duration) {
        inserted += 1
        heap.append(Entry(due: due, order: inserted, item: item))
        var child = heap.count - 1
        while child > 0, precedes(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func removeFirst() {
        guard let last = heap.popLast(), !heap.isEmpty else { return }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && precedes(child, least) {
                least = child
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (heap[left], heap[right])
        return left.due == right.due ? left.order < right.order : left.due < right.due
    }
}
