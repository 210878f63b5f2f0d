import CUnixODBC
import Synchronization

extension Statement {
    /// The means by which another thread ends an execution that takes too long.
    ///
    /// SQLCancel corrupts the heap of several drivers when it meets any call but SQLExecute, so it is called
    /// only while the owner is inside one, and the owner leaves only after it has returned. Against a frozen
    /// server it may block; use it where `DriverProfile.cut` is `.cancellation`, and cut the socket elsewhere.
    public final class Cancellation: Sendable {
        private struct Execution {
            /// The statement's handle as a number, zero outside SQLExecute.
            var address: UInt = 0
            var isCancelled = false
        }

        private let execution = Mutex(Execution())

        /// Ends the execution in course; it fails with HY008 whatever the driver made of it.
        ///
        /// A driver that has only just been entered may not notice: repeat it until the execution is over.
        /// - Returns: Whether there was one.
        @discardableResult
        public func cancel() -> Bool {
            execution.withLock { execution in
                guard let raw = SQLHANDLE(bitPattern: execution.address) else { return false }
                execution.isCancelled = true
                SQLCancel(raw)
                return true
            }
        }

        func enter(_ statement: borrowing Handle) {
            let address = UInt(bitPattern: statement.raw)
            execution.withLock { $0 = Execution(address: address) }
        }

        /// Answers whether the execution was cancelled.
        func leave() -> Bool {
            execution.withLock { execution in
                execution.address = 0
                return execution.isCancelled
            }
        }
    }

    /// The cancellation of this statement. Once asked for it costs every execution two uncontended locks.
    public var cancellation: Cancellation {
        if let heldCancellation { return heldCancellation }
        let made = Cancellation()
        heldCancellation = made
        return made
    }
}
