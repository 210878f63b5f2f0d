import Synchronization

/// How many connections a listener has, on all its threads.
final class Census: Sendable {
    private let limit: Int
    private let open = Atomic(0)
    private let refused = Atomic(0)

    init(limit: Int) { self.limit = limit }

    var count: Int { open.load(ordering: .relaxed) }
    var turnedAway: Int { refused.load(ordering: .relaxed) }

    /// Counts one in, unless there are too many.
    func enter() -> Bool {
        guard open.add(1, ordering: .relaxed).newValue <= limit else {
            open.subtract(1, ordering: .relaxed)
            refused.add(1, ordering: .relaxed)
            return false
        }
        return true
    }

    func leave() { open.subtract(1, ordering: .relaxed) }
}
