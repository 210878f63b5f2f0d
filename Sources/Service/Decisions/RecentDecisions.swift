import Synchronization

/// The decisions made last, so many of them: each has its place by its number, and the one that comes round takes it.
final class RecentDecisions: Sendable {
    private let limit: Int
    private let ring: Mutex<Ring>

    private struct Ring: Sendable {
        var entries: [DecisionEntry?]
        var newest = 0
    }

    init(limit: Int) {
        self.limit = limit
        ring = Mutex(Ring(entries: Array(repeating: nil, count: limit)))
    }

    func add(_ entry: DecisionEntry) {
        guard limit > 0 else { return }
        let number = entry.id.number
        ring.withLock { ring in
            ring.entries[number % limit] = entry
            ring.newest = max(ring.newest, number)
        }
    }

    subscript(id: DecisionID) -> DecisionEntry? {
        guard limit > 0 else { return nil }
        return ring.withLock { ring in
            let entry = ring.entries[id.number % limit]
            return entry?.id == id ? entry : nil
        }
    }

    /// The last ones, newest first.
    func last(_ count: Int) -> [DecisionEntry] {
        guard limit > 0 else { return [] }
        return ring.withLock { ring in
            (0..<min(count, limit, ring.newest)).compactMap { ring.entries[(ring.newest - $0) % limit] }
        }
    }
}
