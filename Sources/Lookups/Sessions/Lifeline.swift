import ODBC
import Synchronization

/// The means to end a database call from outside the thread that is in it.
///
/// No attribute of any driver does that reliably: most obey none of their time-outs against a server that has
/// stopped without closing. Shutting the driver's socket down frees the thread within milliseconds; SQLite, which has
/// no socket, is cancelled.
final class Lifeline: Sendable {
    private struct Ends {
        var socket: ConnectionSocket?
        var cancellations: [Statement.Cancellation] = []
    }

    private let ends = Mutex(Ends())
    private let connecting = Atomic(false)

    /// A connection is being made: there is nothing yet that could be cut.
    var isConnecting: Bool { connecting.load(ordering: .relaxed) }

    /// Makes a connection and what belongs to it.
    func connecting<Made>(_ make: () throws -> Made) rethrows -> Made {
        connecting.store(true, ordering: .relaxed)
        defer { connecting.store(false, ordering: .relaxed) }
        return try make()
    }

    /// A connection was made.
    func attach(_ socket: ConnectionSocket?) {
        ends.withLock { $0 = Ends(socket: socket) }
    }

    /// A statement was prepared on it whose driver is cancelled instead of cut.
    func attach(_ cancellation: Statement.Cancellation) {
        ends.withLock { $0.cancellations.append(cancellation) }
    }

    /// The connection is gone.
    func detach() {
        ends.withLock { $0 = Ends() }
    }

    /// Ends the call in course, if there is one. To be repeated until the thread returns: a cancellation that comes
    /// at the very start of a call may go unnoticed.
    func cut() {
        // Not under the lock: a cancellation may block, and the thread must be able to detach meanwhile.
        let (socket, cancellations) = ends.withLock { ($0.socket, $0.cancellations) }
        socket?.shutDown()
        for cancellation in cancellations { cancellation.cancel() }
    }
}
