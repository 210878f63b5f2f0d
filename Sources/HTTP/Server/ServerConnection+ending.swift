import NIOCore

extension ServerConnection {
    /// Lets an answer be worked out elsewhere, and comes back with it.
    func begin(_ work: @escaping @Sendable () async -> HTTPResponse, for method: HTTPMethod, isLast: Bool) {
        guard let loop = context?.eventLoop else { return }
        let connection = NIOLoopBound(self, eventLoop: loop)
        Task {
            let response = await work()
            loop.execute {
                connection.value.answer(response, to: method, isLast: isLast)
                connection.value.flush()
                connection.value.resume()
            }
        }
    }

    /// Says why a request is not taken, and ends the connection: where the next one would begin is not known.
    func refuse(_ refusal: HTTPRefusal) {
        output.write(.text(refusal.status, refusal.reason), isForHead: false, isLast: true, date: room.date)
        finish()
    }

    /// Writes what is left, and ends the connection when the peer has had time to read it: to close at once with bytes
    /// unread would take the answer away from it (RFC 9112, 9.6).
    func finish() {
        guard let context else { return }
        switch phase {
        case .reading, .answering: break
        case .lingering, .closed: return
        }
        flush()
        phase = .lingering
        wait(room.limits.writeTime)
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        // Behind all answers: where the peer has ended its side already, to close this one throws away what is unwritten.
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in connection.value.endWriting() }
        context.read()
    }

    private func endWriting() {
        guard case .lingering = phase else { return }
        wait(.seconds(1))
        context?.close(mode: .output, promise: nil)
    }

    /// The clock found that the peer's time is over.
    func tookTooLong() {
        switch phase {
        case .reading where isStalled || isBetweenRequests: close()
        case .reading: refuse(HTTPRefusal(408, "the request did not come in time"))
        case .answering, .lingering, .closed: close()
        }
    }

    func drain() {
        if case .reading = phase, isBetweenRequests { finish() }
    }

    func close() {
        context?.close(promise: nil)
    }
}
