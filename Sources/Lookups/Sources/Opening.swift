import Routing
import Synchronization

/// Who waits for connections being made: answered once, by the source or the clock.
final class Opening: Sendable {
    private let waiter: Mutex<CheckedContinuation<LookupAnswer?, Never>?>

    init(_ waiter: CheckedContinuation<LookupAnswer?, Never>) { self.waiter = Mutex(waiter) }

    func finish(_ answer: LookupAnswer?) {
        waiter.withLock { waiter in
            waiter?.resume(returning: answer)
            waiter = nil
        }
    }
}
