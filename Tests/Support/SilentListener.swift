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
        var address = sockaddr_in.loopback(port: 0)
        guard address.withSocketAddress({ bind(listener, $0, $1) }) == 0 else { throw .call("bind", errno: errno) }
        guard listen(listener, ignoresConnects ? 0 : 64) == 0 else { throw .call("listen", errno: errno) }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let named = withUnsafeMutableBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { getsockname(listener, $0.baseAddress, &length) }
        }
        guard named == 0 else { throw .call("getsockname", errno: errno) }
        self.listener = listener
        port = UInt16(bigEndian: address.sin_port)
        var fillers: [Int32] = []
        // A queue of none holds one; from the second on the kernel drops what knocks.
        while ignoresConnects, fillers.count < 3 { fillers.append(Self.knock(at: port)) }
        self.fillers = fillers
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

    /// A socket on its way to `port`, connected or not.
    package static func knock(at port: UInt16) -> Int32 {
        let type = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        let knocking = socket(AF_INET, Int32(type), 0)
        let address = sockaddr_in.loopback(port: port)
        _ = address.withSocketAddress { connect(knocking, $0, $1) }
        return knocking
    }
}

extension sockaddr_in {
    fileprivate static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        return address
    }

    fileprivate func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: self) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<Self>.size)) }
        }
    }
}
