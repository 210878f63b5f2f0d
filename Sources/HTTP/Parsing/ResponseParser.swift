/// Reads responses from the bytes of one connection that we opened: a pure state machine.
struct ResponseParser {
    private struct Pending {
        let status: HTTPStatus
        let fields: HTTPFields
        let keepsAlive: Bool
        var body: BodyReader
        let isUntilClose: Bool
    }

    /// What came, and whether the connection may be used again.
    struct Answer {
        let response: HTTPResponse
        let keepsAlive: Bool
    }

    private let limits: HTTPLimits
    private let isForHead: Bool
    private var searched = 0
    private var pending: Pending?

    init(limits: HTTPLimits, isForHead: Bool) {
        self.limits = limits
        self.isForHead = isForHead
    }

    /// Takes bytes, at most to the end of the response. What is not taken is to be given again with more behind it.
    mutating func take(_ input: UnsafeRawBufferPointer) throws(HTTPRefusal) -> (taken: Int, answer: Answer?) {
        var taken = 0
        while pending == nil {
            let rest = UnsafeRawBufferPointer(rebasing: input[taken...])
            let end = try MessageHead.end(in: rest, from: &searched)
            guard (end ?? rest.count) <= limits.headBytes else { throw HTTPRefusal(431, "a header too long") }
            guard let end else { return (taken, nil) }
            searched = 0
            try begin(Array(UnsafeRawBufferPointer(rebasing: rest[..<end])))
            taken += end
        }
        guard var current = pending.take() else { return (taken, nil) }
        taken += try current.body.take(UnsafeRawBufferPointer(rebasing: input[taken...]))
        guard current.body.isComplete else {
            pending = current
            return (taken, nil)
        }
        return (taken, answer(current))
    }

    /// The connection ended: a response without a length is complete by that.
    mutating func ended() -> Answer? {
        guard let current = pending, current.isUntilClose else { return nil }
        return answer(current)
    }

    private func answer(_ pending: Pending) -> Answer {
        Answer(
            response: HTTPResponse(pending.status, headers: pending.fields, body: pending.body.bytes),
            keepsAlive: pending.keepsAlive)
    }

    private mutating func begin(_ bytes: [UInt8]) throws(HTTPRefusal) {
        let head = try MessageHead(bytes, limits: limits)
        let line = bytes[head.startLine]
        let code = line.dropFirst(9).prefix(3)
        guard line.starts(with: "HTTP/1.".utf8), line.count >= 12,
            let status = Int(String(decoding: code, as: UTF8.self)),
            (100...999).contains(status)
        else { throw HTTPRefusal(400, "no status line of HTTP/1.1") }
        // Interim answers say nothing yet.
        guard status >= 200 || status == 101 else { return }
        let isLatest = line.dropFirst(7).first == UInt8(ascii: "1")
        let framing: BodyFraming =
            if isForHead || status == 204 || status == 304 {
                .length(0)
            } else if head.isChunked {
                .chunked
            } else if let length = head.contentLength {
                .length(length)
            } else {
                .untilClose
            }
        pending = Pending(
            status: HTTPStatus(status), fields: head.fields,
            keepsAlive: framing != .untilClose && !head.saysClose && (isLatest || head.saysKeepAlive),
            body: try BodyReader(framing, limit: limits.bodyBytes), isUntilClose: framing == .untilClose)
    }
}
