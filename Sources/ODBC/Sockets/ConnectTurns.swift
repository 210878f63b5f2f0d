import Glibc

/// Lets one thread at a time connect to a server: which of two new sockets to it is whose, nothing would tell.
// Sendable unchecked: `busy` is touched only with `mutex` held.
final class ConnectTurns: @unchecked Sendable {
    static let shared = ConnectTurns()

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var busy: Set<ServerEndpoint> = []

    init() {
        mutex.initialize(to: pthread_mutex_t())
        change.initialize(to: pthread_cond_t())
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // A wait must not stretch when somebody sets the clock.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(change, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(change)
        pthread_mutex_destroy(mutex)
        change.deallocate()
        mutex.deallocate()
    }

    /// Waits for the turn to connect to `endpoint`, but no longer than `patience`: a driver that hangs in
    /// connecting must not keep all others out for good.
    /// - Returns: Whether it is had, and must be given back.
    func take(_ endpoint: ServerEndpoint, patience: Duration) -> Bool {
        var end = timespec()
        clock_gettime(CLOCK_MONOTONIC, &end)
        let nanoseconds = end.tv_nsec + Int(patience.components.attoseconds / 1_000_000_000)
        end.tv_sec += Int(patience.components.seconds) + nanoseconds / 1_000_000_000
        end.tv_nsec = nanoseconds % 1_000_000_000
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while busy.contains(endpoint) {
            guard pthread_cond_timedwait(change, mutex, &end) == 0 else { return false }
        }
        busy.insert(endpoint)
        return true
    }

    func giveBack(_ endpoint: ServerEndpoint) {
        pthread_mutex_lock(mutex)
        busy.remove(endpoint)
        pthread_mutex_unlock(mutex)
        pthread_cond_broadcast(change)
    }
}
