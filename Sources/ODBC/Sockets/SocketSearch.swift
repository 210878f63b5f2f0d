import Glibc
import Synchronization

/// The search for the socket that a driver is about to open, which no driver tells.
///
/// It is the one there was not before, which leads to the server and belongs to no other connection. Whoever
/// searches has the turn to connect to that server, for as long as the value lives.
struct SocketSearch: ~Copyable {
    private let endpoint: ServerEndpoint?
    private let before: Set<ConnectionSocket>
    private let hasTurn: Bool

    /// The sockets of all open connections. Drivers and other libraries open sockets at the same time.
    private static let claimed = Mutex<Set<ConnectionSocket>>([])

    /// Begins the search, before the driver connects. It may wait for others who connect to the same server.
    init(to endpoint: ServerEndpoint?, patience: Duration) {
        self.endpoint = endpoint
        hasTurn = endpoint.map { ConnectTurns.shared.take($0, patience: patience) } ?? false
        before = endpoint == nil ? [] : Self.openSockets()
    }

    deinit {
        if hasTurn, let endpoint { ConnectTurns.shared.giveBack(endpoint) }
    }

    /// Claims the driver's socket, once it has connected. Nil where none or more than one come into question:
    /// shutting down a stranger's would be worse than none.
    func claim() -> ConnectionSocket? {
        guard let endpoint else { return nil }
        let led = Self.openSockets().subtracting(before).compactMap { socket in
            SocketPeer(of: socket.descriptor).map { (socket: socket, peer: $0) }
        }.filter { endpoint.admits($0.peer) }
        let addresses = led.count > 1 ? endpoint.resolvedAddresses : nil
        let candidates = led.filter { candidate in
            guard let addresses, case .network(let address, _) = candidate.peer else { return true }
            return addresses.contains(address)
        }
        return Self.claimed.withLock { claimed in
            let free = candidates.map(\.socket).filter { !claimed.contains($0) }
            guard free.count == 1 else { return nil }
            claimed.insert(free[0])
            return free[0]
        }
    }

    /// To be called when the connection is gone.
    static func release(_ socket: ConnectionSocket) {
        claimed.withLock { _ = $0.remove(socket) }
    }

    /// The sockets this process has open now; takes tens of microseconds, more with many open files.
    private static func openSockets() -> Set<ConnectionSocket> {
        guard let folder = opendir("/proc/self/fd") else { return [] }
        defer { closedir(folder) }
        var sockets: Set<ConnectionSocket> = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let descriptor = Int32(name), let socket = ConnectionSocket(descriptor: descriptor) {
                sockets.insert(socket)
            }
        }
        return sockets
    }
}
