import NIOCore
import NIOPosix
import NIOSSL

/// The connections to one host, all on one thread: those with work, those without, and the work that waits.
final class HostConnections {
    private let url: HTTPURL
    private let loop: any EventLoop
    private let settings: ClientSettings
    private let tls: NIOSSLContext?
    private var idle: [ClientConnection] = []
    private var waiting: [ClientJob] = []
    /// With work, without, or being opened.
    private var open = 0
    private var connecting = 0
    private var isSweeping = false

    init(_ url: HTTPURL, loop: any EventLoop, settings: ClientSettings, tls: NIOSSLContext?) {
        self.url = url
        self.loop = loop
        self.settings = settings
        self.tls = tls
    }

    func take(_ job: ClientJob) {
        let connections = bound
        let job = NIOLoopBound(job, eventLoop: loop)
        job.value.timer = loop.scheduleTask(deadline: job.value.deadline) {
            connections.value.timeIsUp(job.value)
        }
        place(job.value)
    }

    /// How long a peer has to take a connection, and then for the handshake of TLS.
    var connectTime: Duration { settings.connectTime }

    /// On the loop only.
    private var bound: NIOLoopBound<HostConnections> { NIOLoopBound(self, eventLoop: loop) }

    private func place(_ job: ClientJob) {
        guard !job.isDone else { return }
        dropStale()
        if let connection = idle.popLast() { return connection.begin(job) }
        waiting.append(job)
        if open < settings.connectionsPerHost, connecting < waiting.count { connect() }
    }

    private func timeIsUp(_ job: ClientJob) {
        guard !job.isDone else { return }
        if let index = waiting.firstIndex(where: { $0 === job }) {
            waiting.remove(at: index)
            job.end(.failure(.notSentInTime))
        } else {
            let abandon = job.onAbandon
            job.end(.failure(.timedOut))
            abandon?()
        }
    }

    private func connect() {
        open += 1
        connecting += 1
        let connections = bound
        let (tls, host, limits) = (tls, url.host, settings.limits)
        let loop = loop
        ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(settings.connectTime))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let tls {
                        // A certificate is for a name; one for an address is not asked for by SNI.
                        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
                        try pipeline.addHandler(
                            NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : host))
                    }
                    try pipeline.addHandler(ClientConnection(limits: limits, home: connections.value))
                }
            }
            .connect(host: url.host, port: url.port)
            .hop(to: loop)
            .assumeIsolated()
            .whenComplete { result in
                let home = connections.value
                home.connecting -= 1
                switch result {
                case .success: break
                case .failure(let error): home.failed("\(error)")
                }
            }
    }

    /// A connection is ready to be used, for the first time or again.
    func ready(_ connection: ClientConnection) {
        while let job = waiting.first {
            waiting.removeFirst()
            guard !job.isDone else { continue }
            return connection.begin(job)
        }
        connection.idleSince = .now()
        idle.append(connection)
        sweep()
    }

    /// A connection is gone. If it was kept and its job got no answer, and may be done twice, it is tried once more.
    func gone(_ connection: ClientConnection, job: ClientJob?, retry: Bool) {
        open -= 1
        idle.removeAll { $0 === connection }
        if let job {
            if retry, job.request.isRepeatable, !job.isSecondTry {
                job.isSecondTry = true
                place(job)
            } else {
                job.end(.failure(.closed))
            }
        }
        if !waiting.isEmpty, open < settings.connectionsPerHost, connecting < waiting.count { connect() }
    }

    /// A connection could not be opened: all that waited for it hears so now, not when its time is over.
    func failed(_ reason: String) {
        open -= 1
        guard connecting == 0 else { return }
        let jobs = waiting
        waiting = []
        for job in jobs { job.end(.failure(.unreachable(reason: reason))) }
    }

    func closeIdle() {
        let connections = idle
        idle = []
        for connection in connections { connection.close() }
    }

    private func dropStale() {
        let oldest = NIODeadline.now() - TimeAmount(settings.idleTime)
        // The longest idle come first.
        while let first = idle.first, first.idleSince < oldest {
            idle.removeFirst()
            first.close()
        }
    }

    private func sweep() {
        guard !isSweeping else { return }
        isSweeping = true
        let connections = bound
        loop.scheduleTask(in: TimeAmount(settings.idleTime)) {
            let home = connections.value
            home.isSweeping = false
            home.dropStale()
            if !home.idle.isEmpty { home.sweep() }
        }
    }
}
