import Routing
import Synchronization

/// A connection being opened, and who waits for it: answered once, by the session or the clock.
final class Opening: Sendable {
    private let waiter = Mutex<CheckedContinuation<LookupAnswer?, Never>?>(nil)

    func wait(_ continuation: CheckedContinuation<LookupAnswer?, Never>) { waiter.withLock { $0 = continuation } }

    func finish(_ answer: LookupAnswer?) {
        waiter.withLock { waiter in
            waiter?.resume(returning: answer)
            waiter = nil
        }
    }
}
