import NIOCore
import NIOSSL

/// The connections of one thread of a listener, and the clock that ends those whose peers take too long.
///
/// One timer looks at all of them. A timer for each request would cost more than to read it.
final class ConnectionRoom {
    let limits: HTTPLimits
    let handler: HTTPHandler
    /// The header field Date, made once for all answers between two turns of the clock.
    private(set) var date: [UInt8]
    private let loop: any EventLoop
    private let census: Census
    private var connections: [ObjectIdentifier: ServerConnection] = [:]
    private var clock: RepeatedTask?
    private(set) var isDraining = false
    /// Connections with answers that are not written yet.
    private var unwritten: [ServerConnection] = []

    init(loop: any EventLoop, limits: HTTPLimits, census: Census, handler: @escaping HTTPHandler) {
        self.loop = loop
        self.limits = limits
        self.census = census
        self.handler = handler
        date = DateField.now()
    }

    /// Takes a connection in, or turns it away.
    func welcome(_ channel: any Channel, tls: NIOSSLContext?) throws {
        let pipeline = channel.pipeline.syncOperations
        guard !isDraining, census.enter() else {
            try pipeline.addHandler(FullHouse(isEncrypted: tls != nil))
            return
        }
        let connection = ServerConnection(in: self)
        connections[ObjectIdentifier(connection)] = connection
        if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
        try pipeline.addHandler(connection)
        startClock()
    }

    func left(_ connection: ServerConnection) {
        guard connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
        census.leave()
        if connections.isEmpty {
            clock?.cancel()
            clock = nil
        }
    }

    /// Writes a connection's answers when the requests that came with this one are answered, too: to wake a peer takes
    /// longer than to write to one that is awake.
    func flushSoon(_ connection: ServerConnection) {
        unwritten.append(connection)
        guard unwritten.count == 1 else { return }
        let room = NIOLoopBound(self, eventLoop: loop)
        loop.execute { room.value.flush() }
    }

    private func flush() {
        let connections = unwritten
        unwritten.removeAll(keepingCapacity: true)
        for connection in connections { connection.flush() }
    }

    func drain() {
        isDraining = true
        for connection in connections.values { connection.drain() }
    }

    func close() {
        for connection in connections.values { connection.close() }
    }

    private func startClock() {
        guard clock == nil else { return }
        date = DateField.now()
        let room = NIOLoopBound(self, eventLoop: loop)
        clock = loop.scheduleRepeatedTask(initialDelay: .milliseconds(100), delay: .milliseconds(100)) { _ in
            room.value.turn()
        }
    }

    private func turn() {
        date = DateField.now()
        let now = NIODeadline.now()
        for connection in connections.values where connection.due <= now { connection.tookTooLong() }
    }
}
