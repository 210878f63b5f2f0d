import CUnixODBC
import Glibc
import Synchronization

extension Statement {
    /// The means by which another thread ends an execution that takes too long.
    ///
    /// SQLCancel corrupts the heap of several drivers when it meets any call but SQLExecute, so it is called
    /// only while the owner is inside one, and the owner leaves only after it has returned. Against a frozen
    /// server it may block; use it where `DriverProfile.cut` is `.cancellation`, and cut the socket elsewhere.
    public final class Cancellation: Sendable {
        private enum State: UInt8, AtomicRepresentable {
            case outside
            case inside
            /// Another thread is in SQLCancel.
            case cancelling
            /// It has been there, and the owner has not left yet.
            case cancelled
        }

        private let state = Atomic(State.outside)
        /// The statement's handle as a number; written before the state says that an execution is in course.
        private let address = Atomic<UInt>(0)

        /// Ends the execution in course; it fails with HY008 whatever the driver made of it.
        ///
        /// A driver that has only just been entered may not notice: repeat it until the execution is over.
        /// - Returns: Whether there was one.
        @discardableResult
        public func cancel() -> Bool {
            guard claim(.inside) || claim(.cancelled) else {
                return [.cancelling, .cancelled].contains(state.load(ordering: .relaxed))
            }
            SQLCancel(SQLHANDLE(bitPattern: address.load(ordering: .relaxed)))
            state.store(.cancelled, ordering: .releasing)
            return true
        }

        private func claim(_ expected: State) -> Bool {
            state.compareExchange(expected: expected, desired: .cancelling, ordering: .acquiring).exchanged
        }

        func enter(_ statement: borrowing Handle) {
            address.store(UInt(bitPattern: statement.raw), ordering: .relaxed)
            state.store(.inside, ordering: .releasing)
        }

        /// Answers whether the execution was cancelled, once nobody is in SQLCancel any more: of the drivers that are
        /// cancelled at all it takes microseconds, too few to sleep for.
        func leave() -> Bool {
            if state.compareExchange(expected: .inside, desired: .outside, ordering: .acquiringAndReleasing).exchanged {
                return false
            }
            // Another cancellation may begin as one ends; it is waited for too.
            while !state.compareExchange(expected: .cancelled, desired: .outside, ordering: .acquiringAndReleasing)
                .exchanged
            {
                sched_yield()
            }
            return true
        }
    }

    /// The cancellation of this statement. Once asked for it costs every execution an atomic exchange.
    public var cancellation: Cancellation {
        isCancellable = true
        return heldCancellation
    }
}
