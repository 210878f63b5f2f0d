import Synchronization

/// The decisions made last, so many of them.
final class RecentDecisions: Sendable {
    private let limit: Int
    private let ring: Mutex<Ring>

    private struct Ring: Sendable {
        var entries: [DecisionEntry] = []
        /// Where the next one goes once all places are taken.
        var next = 0
        /// By number.
        var places: [Int: Int] = [:]
    }

    init(limit: Int) {
        self.limit = limit
        ring = Mutex(Ring())
    }

    func add(_ entry: DecisionEntry) {
        guard limit > 0 else { return }
        ring.withLock { ring in
            if ring.entries.count < limit {
                ring.places[entry.id.number] = ring.entries.count
                ring.entries.append(entry)
            } else {
                ring.places[ring.entries[ring.next].id.number] = nil
                ring.places[entry.id.number] = ring.next
                ring.entries[ring.next] = entry
                ring.next = (ring.next + 1) % limit
            }
        }
    }

    /// Notes how the request of a decision ended.
    func end(_ id: DecisionID, _ end: RouteEndText) {
        ring.withLock { ring in
            if let place = ring.places[id.number] { ring.entries[place].end = end }
        }
    }

    subscript(id: DecisionID) -> DecisionEntry? {
        ring.withLock { ring in
            ring.places[id.number].map { ring.entries[$0] }.flatMap { $0.id == id ? $0 : nil }
        }
    }

    /// The last ones, newest first.
    func last(_ count: Int) -> [DecisionEntry] {
        ring.withLock { ring in
            let ordered = ring.entries[ring.next...] + ring.entries[..<ring.next]
            return Array(ordered.suffix(count).reversed())
        }
    }
}
