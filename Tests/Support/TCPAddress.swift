import Glibc

/// A TCP port of an IPv4 host.
package struct TCPAddress: Sendable, Hashable {
    package let host: String
    package let port: UInt16

    package init(host: String = "127.0.0.1", port: UInt16) {
        self.host = host
        self.port = port
    }

    package enum Answer: Sendable {
        /// A connection was made, at least by the kernel.
        case accepted
        /// Nobody listens.
        case refused
        /// Nothing came back at all.
        case silence
    }

    /// What becomes of an attempt to connect within the time; the connection is closed at once.
    package func answer(within milliseconds: Int32) -> Answer {
        let knocking = knock()
        defer { close(knocking) }
        var wanted = pollfd(fd: knocking, events: Int16(POLLOUT), revents: 0)
        guard poll(&wanted, 1, milliseconds) == 1 else { return .silence }
        var error: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(knocking, SOL_SOCKET, SO_ERROR, &error, &length)
        return error == 0 ? .accepted : .refused
    }

    /// A socket on its way to the port, connected or not; the caller closes it.
    package func knock() -> Int32 {
        let type = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        let knocking = socket(AF_INET, Int32(type), 0)
        _ = withSocketAddress { connect(knocking, $0, $1) }
        return knocking
    }

    func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        return withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
