import NIOCore

/// One connection of a listener: reads requests, has them answered in order, and writes the answers.
final class ServerConnection: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Phase {
        /// Between requests, or in one.
        case reading
        /// A request is with its handler. Nothing is read meanwhile.
        case answering
        /// The last answer is written; what still comes is thrown away, so that the peer gets to read it.
        case lingering
        case closed
    }

    let room: ConnectionRoom
    var phase = Phase.reading
    /// When the peer has taken too long.
    private(set) var due = NIODeadline.distantFuture
    private(set) var context: ChannelHandlerContext?
    var output = ByteBuffer()
    private var input = ByteBuffer()
    private static let nothing = ByteBuffer()
    private var parser: RequestParser
    private var requests = 0
    private var isInputClosed = false
    private var isReadHeld = false
    /// Whether a request is begun, so that its time is not begun anew by every byte.
    private var isInHead = true

    init(in room: ConnectionRoom) {
        self.room = room
        parser = RequestParser(limits: room.limits, peer: "")
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        parser = RequestParser(limits: room.limits, peer: context.remoteAddress?.ipAddress ?? "")
        wait(room.limits.headTime)
    }

    func handlerRemoved(context: ChannelHandlerContext) { gone() }

    func channelInactive(context: ChannelHandlerContext) {
        gone()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { close() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .reading = phase else {
            // Behind a request that is being answered more of them may come in one go.
            if case .answering = phase { append(unwrapInboundIn(data)) }
            return
        }
        append(unwrapInboundIn(data))
        readRequests()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if output.readableBytes > 0 { room.flushSoon(self) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .some(.inputClosed) = event as? ChannelEvent else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        isInputClosed = true
        // A peer that has said all it has to say may still wait for an answer.
        if case .reading = phase { finish() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable, case .reading = phase {
            wait(room.limits.idleTime)
            readRequests()
            flush()
        }
        context.fireChannelWritabilityChanged()
    }

    func read(context: ChannelHandlerContext) {
        if case .answering = phase {
            isReadHeld = true
        } else if context.channel.isWritable || isLingering {
            context.read()
        } else {
            isReadHeld = true
        }
    }

    /// Whether not a byte of a next request has come.
    var isBetweenRequests: Bool { input.readableBytes == 0 && !parser.isInBody }

    private var isLingering: Bool {
        if case .lingering = phase { true } else { false }
    }

    private func append(_ bytes: ByteBuffer) {
        var bytes = bytes
        if input.readableBytes == 0 { input = bytes } else { input.writeBuffer(&bytes) }
    }

    /// Reads and answers as many requests as there are, until one takes its time or the peer takes no answers.
    func readRequests() {
        while case .reading = phase, input.readableBytes > 0 {
            guard context?.channel.isWritable == true else { return wait(room.limits.writeTime) }
            do {
                let (taken, request) = try input.withUnsafeReadableBytes { bytes in
                    Result { () throws(HTTPRefusal) in try parser.take(bytes) }
                }.get()
                input.moveReaderIndex(forwardBy: taken)
                // What is let go of here is read into again.
                if input.readableBytes == 0 { input = Self.nothing }
                guard let request else { return awaitRest() }
                isInHead = false
                take(request)
            } catch {
                refuse(error)
            }
        }
    }

    private func awaitRest() {
        if parser.isInBody {
            if parser.awaitsContinue {
                parser.continued()
                output.writeString("HTTP/1.1 100 Continue\r\n\r\n")
            }
            if isInHead { wait(room.limits.bodyTime) }
            isInHead = false
        } else if !isInHead {
            isInHead = true
            wait(room.limits.headTime)
        }
    }

    private func take(_ request: HTTPRequest) {
        requests += 1
        let isLast =
            !request.keepsAlive || requests >= room.limits.requestsPerConnection || room.isDraining
            || (isInputClosed && input.readableBytes == 0)
        switch room.handler(request) {
        case .now(let response): answer(response, to: request.method, isLast: isLast)
        case .later(let work):
            phase = .answering
            due = .distantFuture
            begin(work, for: request.method, isLast: isLast)
        }
    }

    /// Puts an answer behind the ones before, and goes on or comes to an end.
    func answer(_ response: HTTPResponse, to method: HTTPMethod, isLast: Bool) {
        if case .closed = phase { return }
        let isLast = isLast || room.isDraining
        output.write(response, isForHead: method == .head, isLast: isLast, date: room.date)
        phase = .reading
        if isLast { finish() } else { wait(room.limits.idleTime) }
    }

    /// After an answer that took its time: what came meanwhile.
    func resume() {
        guard case .reading = phase else { return }
        readRequests()
        flush()
        if isInputClosed, case .reading = phase { return finish() }
        if isReadHeld {
            isReadHeld = false
            context?.read()
        }
    }

    func flush() {
        guard output.readableBytes > 0, let context else { return }
        context.writeAndFlush(wrapOutboundOut(output), promise: nil)
        output = ByteBuffer()
        if !context.channel.isWritable { wait(room.limits.writeTime) }
    }

    func wait(_ time: Duration) { due = .now() + TimeAmount(time) }

    private func gone() {
        if case .closed = phase, context == nil { return }
        phase = .closed
        context = nil
        due = .distantFuture
        room.left(self)
    }
}
