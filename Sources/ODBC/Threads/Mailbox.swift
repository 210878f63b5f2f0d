import Glibc

/// Letters from many threads for one reader, in the order of posting.
///
/// The lock is held for a few instructions, never while a letter is read.
// Sendable unchecked: `letters` and `isClosed` are touched only with `mutex` held, and the letters' own
// sendability is seen to where they are posted.
final class Mailbox<Letter>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var letters: [Letter] = []
    private var isClosed = false

    init() {
        mutex.initialize(to: pthread_mutex_t())
        arrival.initialize(to: pthread_cond_t())
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(arrival, nil)
    }

    deinit {
        pthread_cond_destroy(arrival)
        pthread_mutex_destroy(mutex)
        arrival.deallocate()
        mutex.deallocate()
    }

    /// Answers false when the mailbox is closed.
    func post(_ letter: Letter) -> Bool {
        pthread_mutex_lock(mutex)
        let isAccepted = !isClosed
        if isAccepted { letters.append(letter) }
        pthread_mutex_unlock(mutex)
        // After the lock, else the reader wakes only to wait for it.
        if isAccepted { pthread_cond_signal(arrival) }
        return isAccepted
    }

    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(arrival)
    }

    /// Waits for letters and swaps them for the emptied `batch`; false when there are none and never will be.
    func exchange(_ batch: inout [Letter]) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while letters.isEmpty, !isClosed { pthread_cond_wait(arrival, mutex) }
        swap(&letters, &batch)
        return !batch.isEmpty
    }
}
