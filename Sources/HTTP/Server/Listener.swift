import NIOCore
import NIOPosix
import NIOSSL

/// Answers requests of HTTP/1.1 and 1.0 at one address, until it is drained.
package final class Listener: Sendable {
    /// The port that it listens at.
    package let port: Int
    private let channel: any Channel
    private let rooms: [NIOLoopBound<ConnectionRoom>]
    private let census: Census

    /// Begins to listen. `makeHandler` is called once for each of the threads that read connections.
    package static func start(
        _ configuration: ListenerConfiguration, makeHandler: @escaping @Sendable () -> HTTPHandler
    ) async throws(ListenerError) -> Listener {
        let context: NIOSSLContext?
        do { context = try configuration.tls?.context() } catch { throw .tls(error) }
        let census = Census(limit: configuration.limits.connections)
        do {
            let threads: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
            let group: any EventLoopGroup = configuration.isSingleThreaded ? threads.next() : threads
            var rooms: [NIOLoopBound<ConnectionRoom>] = []
            for loop in group.makeIterator() {
                rooms.append(
                    try await loop.submit {
                        let room = ConnectionRoom(
                            loop: loop, limits: configuration.limits, census: census, handler: makeHandler())
                        return NIOLoopBound(room, eventLoop: loop)
                    }.get())
            }
            let byLoop = Dictionary(
                uniqueKeysWithValues: rooms.map { (ObjectIdentifier($0.eventLoop), $0) })
            let channel = try await ServerBootstrap(group: group)
                .serverChannelOption(.backlog, value: 1024)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelOption(.allowRemoteHalfClosure, value: true)
                .childChannelInitializer { child in
                    child.eventLoop.makeCompletedFuture {
                        guard let room = byLoop[ObjectIdentifier(child.eventLoop)]?.value else { return }
                        try room.welcome(child, tls: context)
                    }
                }
                .bind(host: configuration.host, port: configuration.port).get()
            return Listener(channel, rooms: rooms, census: census)
        } catch {
            throw .cannotListen(host: configuration.host, port: configuration.port, reason: "\(error)")
        }
    }

    /// Begins to listen with one handler that all threads share.
    package static func start(
        _ configuration: ListenerConfiguration, handler: @escaping @Sendable (HTTPRequest) -> HTTPReply
    ) async throws(ListenerError) -> Listener {
        try await start(configuration, makeHandler: { handler })
    }

    private init(_ channel: any Channel, rooms: [NIOLoopBound<ConnectionRoom>], census: Census) {
        self.channel = channel
        self.rooms = rooms
        self.census = census
        port = channel.localAddress?.port ?? 0
    }

    /// Connections that are open now.
    package var connections: Int { census.count }

    /// Connections that were turned away because there were too many.
    package var turnedAway: Int { census.turnedAway }

    /// Does `work` again and again on the thread that reads connections, or the first of several; what is returned
    /// ends that.
    package func `repeat`(every time: Duration, _ work: @escaping @Sendable () -> Void) -> @Sendable () -> Void {
        guard let loop = rooms.first?.eventLoop else { return {} }
        let delay = TimeAmount(time)
        let task = loop.scheduleRepeatedTask(initialDelay: delay, delay: delay) { _ in work() }
        return { task.cancel() }
    }

    /// Takes no more connections, lets requests that were begun be answered, and then closes the rest.
    package func drain(within limit: Duration) async {
        // A listener that is gone already is as good.
        try? await channel.close().get()
        for room in rooms { room.eventLoop.execute { room.value.drain() } }
        let end = ContinuousClock.now + limit
        while census.count > 0, ContinuousClock.now < end, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(10))
        }
        for room in rooms { room.eventLoop.execute { room.value.close() } }
    }
}
