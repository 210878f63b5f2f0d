/// Reads requests from the bytes of one connection: a pure state machine, whatever pieces they come in.
struct RequestParser {
    private struct Pending {
        let head: MessageHead
        let request: HTTPRequest
        var body: BodyReader
    }

    private let limits: HTTPLimits
    private let peer: String
    private var searched = 0
    private var pending: Pending?
    /// Whether the peer waits to be told to send its body.
    private(set) var awaitsContinue = false

    init(limits: HTTPLimits, peer: String) {
        self.limits = limits
        self.peer = peer
    }

    /// Whether a head is complete and its body is not.
    var isInBody: Bool { pending != nil }

    /// Takes bytes, at most to the end of one request. What is not taken is to be given again with more behind it.
    mutating func take(
        _ input: UnsafeRawBufferPointer
    ) throws(HTTPRefusal) -> (taken: Int, request: HTTPRequest?) {
        var taken = 0
        if pending == nil {
            // An empty line before a request is passed over (RFC 9112, 2.2).
            while searched == 0, taken + 1 < input.count, input[taken] == .carriageReturn,
                input[taken + 1] == .lineFeed
            { taken += 2 }
            let rest = UnsafeRawBufferPointer(rebasing: input[taken...])
            guard let end = try MessageHead.end(in: rest, from: &searched) else {
                guard rest.count <= limits.headBytes else { throw tooLong(rest) }
                return (taken, nil)
            }
            guard end <= limits.headBytes else { throw tooLong(rest) }
            searched = 0
            try begin(Array(UnsafeRawBufferPointer(rebasing: rest[..<end])))
            taken += end
        }
        guard var current = pending.take() else { return (taken, nil) }
        taken += try current.body.take(UnsafeRawBufferPointer(rebasing: input[taken...]))
        guard current.body.isComplete else {
            awaitsContinue = current.head.expectation != nil && current.body.bytes.isEmpty
            pending = current
            return (taken, nil)
        }
        awaitsContinue = false
        var request = current.request
        request.body = current.body.bytes
        return (taken, request)
    }

    /// The peer was told.
    mutating func continued() { awaitsContinue = false }

    private func tooLong(_ head: UnsafeRawBufferPointer) -> HTTPRefusal {
        head.prefix(limits.headBytes).contains(.lineFeed)
            ? HTTPRefusal(431, "a header of more than \(limits.headBytes) bytes")
            : HTTPRefusal(414, "a request line of more than \(limits.headBytes) bytes")
    }

    private mutating func begin(_ bytes: [UInt8]) throws(HTTPRefusal) {
        let head = try MessageHead(bytes, limits: limits)
        let line = try RequestLine(bytes[head.startLine])
        guard head.hosts == 1 || (!line.isLatest && head.hosts == 0) else {
            throw HTTPRefusal(400, "not one field Host")
        }
        guard !head.isChunked || line.isLatest else { throw HTTPRefusal(400, "Transfer-Encoding in HTTP/1.0") }
        if let expectation = head.expectation, !Framing.isEqual(bytes, expectation, "100-continue") {
            throw HTTPRefusal(417, "an expectation other than 100-continue")
        }
        var request = HTTPRequest(
            line.method, line.path, query: line.query, headers: head.fields, peer: peer)
        request.keepsAlive = line.isLatest ? !head.saysClose : head.saysKeepAlive && !head.saysClose
        let framing = head.isChunked ? BodyFraming.chunked : .length(head.contentLength ?? 0)
        pending = Pending(head: head, request: request, body: try BodyReader(framing, limit: limits.bodyBytes))
    }
}
