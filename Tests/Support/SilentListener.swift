import Glibc

/// A port of this machine at which nobody answers: connections are made, for the kernel makes them, and stay
/// silent; or, with the queue of the waiting filled up, even the attempt to connect goes unanswered.
package final class SilentListener: Sendable {
    package let port: UInt16
    private let listener: Int32
    private let fillers: [Int32]

    package enum Failure: Error {
        case call(String, errno: Int32)
    }

    package init(ignoresConnects: Bool = false) throws(Failure) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard listener >= 0 else { throw .call("socket", errno: errno) }
        guard TCPAddress(port: 0).withSocketAddress({ bind(listener, $0, $1) }) == 0 else {
            throw .call("bind", errno: errno)
        }
        guard listen(listener, ignoresConnects ? 0 : 64) == 0 else { throw .call("listen", errno: errno) }
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let named = withUnsafeMutableBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { getsockname(listener, $0.baseAddress, &length) }
        }
        guard named == 0 else { throw .call("getsockname", errno: errno) }
        self.listener = listener
        port = UInt16(bigEndian: address.sin_port)
        // A queue of none holds one; from the second on the kernel drops what knocks.
        let own = TCPAddress(port: port)
        fillers = ignoresConnects ? (0..<3).map { _ in own.knock() } : []
    }

    deinit {
        for filler in fillers { close(filler) }
        close(listener)
    }

    /// The server's end of the next connection, waited for at most five seconds; the caller closes it.
    package func accepted() throws(Failure) -> Int32 {
        var wanted = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
        guard poll(&wanted, 1, 5000) == 1 else { throw .call("poll", errno: ETIMEDOUT) }
        let end = accept(listener, nil, nil)
        guard end >= 0 else { throw .call("accept", errno: errno) }
        return end
    }
}
