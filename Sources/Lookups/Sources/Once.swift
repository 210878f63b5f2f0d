import Synchronization

/// Somebody who waits for one answer that several may give: the first one counts.
package final class Once<Answer: Sendable>: Sendable {
    private let waiter: Mutex<CheckedContinuation<Answer, Never>?>

    /// `waiter` is resumed by the first answer.
    package init(_ waiter: CheckedContinuation<Answer, Never>) { self.waiter = Mutex(waiter) }

    /// Answers, unless somebody has.
    package func give(_ answer: Answer) {
        let waiter = waiter.withLock { waiter in
            defer { waiter = nil }
            return waiter
        }
        waiter?.resume(returning: answer)
    }
}
