import Glibc
import NIOCore
import NIOSSL
import NIOTLS

/// One connection that we opened: sends one request at a time and reads its answer.
final class ClientConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    var idleSince = NIODeadline.now()
    private let limits: HTTPLimits
    private let home: HostConnections
    private var context: ChannelHandlerContext?
    private var job: ClientJob?
    private var parser: ResponseParser
    private var input = ByteBuffer()
    private var answered = 0
    private var isReady = false
    private var failure: String?
    /// Until when the handshake has to be over.
    private var greeting: Scheduled<Void>?

    init(limits: HTTPLimits, home: HostConnections) {
        self.limits = limits
        self.home = home
        parser = ResponseParser(limits: limits, isForHead: false)
    }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        // Over TLS the connection is good when the peer has proved who it is.
        let isEncrypted = (try? context.pipeline.syncOperations.handler(type: NIOSSLClientHandler.self)) != nil
        guard isEncrypted else { return ready() }
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        let time = TimeAmount(home.connectTime)
        greeting = context.eventLoop.scheduleTask(in: time) { connection.value.gaveNoGreeting() }
    }

    /// A peer that never ends the handshake would keep its place among the connections for good.
    private func gaveNoGreeting() {
        guard !isReady else { return }
        failure = "no TLS in time"
        close()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.handshakeCompleted) = event as? TLSUserEvent { ready() }
        context.fireUserInboundEventTriggered(event)
    }

    private func ready() {
        guard !isReady else { return }
        isReady = true
        greeting?.cancel()
        greeting = nil
        home.ready(self)
    }

    func begin(_ job: ClientJob) {
        guard let context else { return }
        self.job = job
        parser = ResponseParser(limits: limits, isForHead: job.request.method == .head)
        var output = ByteBuffer()
        output.write(job.request, to: job.url)
        context.writeAndFlush(wrapOutboundOut(output), promise: nil)
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        // The answer to a request that nobody waits for any more would be taken for that to the next one.
        job.onAbandon = { connection.value.close() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        // Nobody asked: what comes now is the answer to nothing.
        guard job != nil else { return close() }
        if input.readableBytes == 0 { input = bytes } else { input.writeBuffer(&bytes) }
        do {
            let (taken, answer) = try input.withUnsafeReadableBytes { bytes in
                Result { () throws(HTTPRefusal) in try parser.take(bytes) }
            }.get()
            input.moveReaderIndex(forwardBy: taken)
            if let answer { end(answer) } else { acknowledge(context) }
        } catch {
            let job = job.take()
            job?.end(.failure(.badAnswer(reason: error.reason)))
            close()
        }
    }

    // A peer that sends an answer in two pieces keeps the second until the first is acknowledged (RFC 896), which the
    // kernel puts off for 40 ms. The option does not last, so it is set for each piece.
    private func acknowledge(_ context: ChannelHandlerContext) {
        try? context.channel.syncOptions?.setOption(.tcpOption(.init(rawValue: TCP_QUICKACK)), value: 1)
    }

    private func end(_ answer: ResponseParser.Answer) {
        let job = job.take()
        answered += 1
        let isReusable = answer.keepsAlive && input.readableBytes == 0
        job?.end(.success(answer.response))
        if isReusable { home.ready(self) } else { close() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        greeting?.cancel()
        if let answer = parser.ended(), let job = job.take() { job.end(.success(answer.response)) }
        let job = job.take()
        if isReady {
            home.gone(self, job: job, retry: answered > 0)
        } else {
            home.failed(failure ?? "the connection ended before it was established")
        }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        failure = "\(error)"
        context.close(promise: nil)
    }

    func close() { context?.close(promise: nil) }
}
