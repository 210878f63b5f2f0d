/// Items by the time at which they are due, those of one time in the order of their insertion: a binary heap.
struct DueQueue<Item: Sendable>: Sendable {
    struct Entry: Sendable {
        let due: Duration
        let order: Int
        let item: Item

        func precedes(_ other: Entry) -> Bool {
            due == other.due ? order < other.order : due < other.due
        }
    }

    private var heap: [Entry] = []
    private var inserted = 0

    var first: Entry? { heap.first }

    mutating func insert(_ item: Item, due: Duration) {
        inserted += 1
        heap.append(Entry(due: due, order: inserted, item: item))
        // In place: to look at elements of an array that is being changed counts a reference each time.
        heap.withUnsafeMutableBufferPointer { heap in
            let entry = heap[heap.count - 1]
            var child = heap.count - 1
            while child > 0, entry.precedes(heap[(child - 1) / 2]) {
                heap[child] = heap[(child - 1) / 2]
                child = (child - 1) / 2
            }
            heap[child] = entry
        }
    }

    mutating func removeFirst() {
        guard let last = heap.popLast(), !heap.isEmpty else { return }
        heap.withUnsafeMutableBufferPointer { heap in
            var parent = 0
            while true {
                var child = 2 * parent + 1
                guard child < heap.count else { break }
                if child + 1 < heap.count, heap[child + 1].precedes(heap[child]) { child += 1 }
                guard heap[child].precedes(last) else { break }
                heap[parent] = heap[child]
                parent = child
            }
            heap[parent] = last
        }
    }
}
