import Glibc

/// The socket a driver opened for one connection, by which another thread brings back a call that hangs.
///
/// The driver owns it and closes it when it likes, and Linux gives the number of a closed file to the next one
/// opened. So every use first asks whether the number still stands for the same socket. A driver could close it
/// between that question and the act, a fraction of a microsecond later; no call exists that does both.
public struct ConnectionSocket: Sendable, Hashable {
    /// The file's number in this process.
    public let descriptor: Int32
    /// The socket's own number, which no other socket has while the system is up.
    public let inode: UInt64

    /// The open file `descriptor` if it is a socket.
    init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return nil }
        self.descriptor = descriptor
        inode = UInt64(status.st_ino)
    }

    /// Ends both directions, for the driver as if the server had closed the connection: a call that waits for
    /// the server fails within milliseconds, whatever the server does, and so does every later one. The
    /// connection is good for nothing but being let go of, which then takes milliseconds too.
    ///
    /// Any thread may call it at any time, during a call of ODBC as well as after the connection is gone.
    /// - Returns: Whether the socket was there and connected.
    @discardableResult
    public func shutDown() -> Bool {
        isOpen && shutdown(descriptor, Int32(SHUT_RDWR)) == 0
    }

    /// Whether the server has sent something that nobody asked for: its end of the session, or a notice of it.
    ///
    /// To be asked before an idle connection is used: without a round trip, in less than a microsecond. True also
    /// where the socket is gone or broken. Between calls a healthy server is silent; behind TLS it may have sent
    /// records of the protocol's own.
    public func hasUnexpectedInput() -> Bool {
        guard isOpen else { return true }
        var byte: UInt8 = 0
        let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
        return count >= 0 || errno != EAGAIN
    }

    private var isOpen: Bool { ConnectionSocket(descriptor: descriptor) == self }
}
