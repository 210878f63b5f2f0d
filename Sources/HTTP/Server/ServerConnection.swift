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
    /// Why input that is there is not read.
    private var stall: Stall?
    private var stage = Stage.head

    /// What the peer has time for, so that the time does not begin anew with every byte. A connection begins with a head.
    private enum Stage {
        case idle, head, body
    }

    private enum Stall {
        /// The peer takes no answers.
        case peer
        /// It is others' turn.
        case turn
    }

    /// Answers that are not written yet, from which on they are: a few bytes ask for many.
    private static let fullOutput = 64 << 10
    /// Requests of one connection that are answered before others have their turn.
    private static let turn = 32
    private static let pause = TimeAmount.milliseconds(1)

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
        switch phase {
        case .reading:
            append(unwrapInboundIn(data))
            if stall == nil { readRequests() }
        // Behind a request that is being answered more of them may come in one go.
        case .answering: append(unwrapInboundIn(data))
        case .lingering, .closed: break
        }
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
        if case .reading = phase, stall == nil { finish() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable, case .reading = phase {
            wait(stageTime)
            // It may be said in the middle of reading, when what was written has gone out at once.
            if stall == .peer { resume() } else { readOn() }
        }
        context.fireChannelWritabilityChanged()
    }

    func read(context: ChannelHandlerContext) {
        if stall != nil {
            isReadHeld = true
        } else if case .answering = phase {
            isReadHeld = true
        } else if context.channel.isWritable || isLingering {
            context.read()
        } else {
            isReadHeld = true
        }
    }

    /// Whether input waits until the peer takes answers, or until others have had their turn.
    var isStalled: Bool { stall != nil }

    /// Whether not a byte of a next request has come.
    var isBetweenRequests: Bool { input.readableBytes == 0 && !parser.isInBody }

    private var isLingering: Bool {
        if case .lingering = phase { true } else { false }
    }

    private func append(_ bytes: ByteBuffer) {
        var bytes = bytes
        if input.readableBytes == 0 { input = bytes } else { input.writeBuffer(&bytes) }
    }

    /// Reads and answers requests, until one takes its time, the peer takes no answers, or it is others' turn.
    func readRequests() {
        stall = nil
        var left = Self.turn
        while case .reading = phase, input.readableBytes > 0 {
            if output.readableBytes >= Self.fullOutput { flush() }
            guard let context, context.channel.isWritable else {
                stall = .peer
                return wait(room.limits.writeTime)
            }
            guard left > 0 else { return letOthersIn(context) }
            left -= 1
            do {
                let (taken, request) = try input.withUnsafeReadableBytes { bytes in
                    Result { () throws(HTTPRefusal) in try parser.take(bytes) }
                }.get()
                input.moveReaderIndex(forwardBy: taken)
                // What is let go of here is read into again.
                if input.readableBytes == 0 { input = Self.nothing }
                guard let request else { return awaitRest() }
                stage = .idle
                take(request)
            } catch {
                refuse(error)
            }
        }
    }

    private func letOthersIn(_ context: ChannelHandlerContext) {
        stall = .turn
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        // Not at once: the loop reads no connection before all that is to be done at once is done.
        context.eventLoop.scheduleTask(in: Self.pause) { connection.value.resume() }
    }

    private func awaitRest() {
        if parser.awaitsContinue {
            parser.continued()
            output.writeString("HTTP/1.1 100 Continue\r\n\r\n")
        }
        let reached = parser.isInBody ? Stage.body : .head
        guard stage != reached else { return }
        stage = reached
        wait(stageTime)
    }

    private var stageTime: Duration {
        switch stage {
        case .idle: room.limits.idleTime
        case .head: room.limits.headTime
        case .body: room.limits.bodyTime
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

    /// After an answer that took its time, or others' turn: what came meanwhile.
    func resume() {
        guard case .reading = phase else { return }
        readRequests()
        flush()
        guard case .reading = phase, !isStalled else { return }
        if isInputClosed { return finish() }
        readOn()
    }

    /// Reads what it was not the time to read.
    private func readOn() {
        guard isReadHeld, stall == nil, let context, context.channel.isWritable else { return }
        isReadHeld = false
        context.read()
    }

    func flush() {
        guard output.readableBytes > 0, let context else { return }
        let answers = output
        // First: while it is written the channel may say that it can be written to, and that leads here again.
        output = ByteBuffer()
        context.writeAndFlush(wrapOutboundOut(answers), promise: nil)
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
