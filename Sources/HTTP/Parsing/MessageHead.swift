/// The start line and the fields of a message, checked as far as both kinds of message are alike.
///
/// Strict where RFC 9112 leaves a choice: two readers that take one message differently are how requests are smuggled.
struct MessageHead {
    let startLine: Range<Int>
    let fields: HTTPFields
    private(set) var contentLength: Int?
    private(set) var isChunked = false
    private(set) var hosts = 0
    private(set) var expectation: Range<Int>?
    private(set) var saysClose = false
    private(set) var saysKeepAlive = false

    /// Looks for the empty line that ends a head, from where the last search stopped.
    ///
    /// - Returns: the number of bytes to the end of that line, or nil if it has not come yet.
    static func end(in input: UnsafeRawBufferPointer, from searched: inout Int) throws(HTTPRefusal) -> Int? {
        var index = searched
        while index < input.count {
            guard input[index] == .lineFeed else {
                index += 1
                continue
            }
            guard index > 0, input[index - 1] == .carriageReturn else {
                throw HTTPRefusal(400, "a line ends with a bare line feed")
            }
            if index == 1 || input[index - 2] == .lineFeed { return index + 1 }
            index += 1
        }
        searched = index
        return nil
    }

    /// Reads the bytes of a head, the empty line included.
    init(_ bytes: [UInt8], limits: HTTPLimits) throws(HTTPRefusal) {
        var entries: [HTTPFields.Entry] = []
        entries.reserveCapacity(12)
        let firstEnd = Self.lineEnd(bytes, from: 0)
        startLine = 0..<firstEnd
        var start = firstEnd + 2
        var framing = Framing()
        while start + 2 < bytes.count {
            let end = Self.lineEnd(bytes, from: start)
            guard entries.count < limits.fields else { throw HTTPRefusal(431, "more than \(limits.fields) fields") }
            let entry = try Self.entry(bytes, start..<end)
            entries.append(entry)
            try framing.take(bytes, entry)
            start = end + 2
        }
        fields = HTTPFields(bytes: bytes, entries: entries)
        guard !framing.isChunked || framing.contentLength == nil else {
            throw HTTPRefusal(400, "Content-Length beside Transfer-Encoding")
        }
        (contentLength, isChunked) = (framing.contentLength, framing.isChunked)
        (hosts, expectation) = (framing.hosts, framing.expectation)
        (saysClose, saysKeepAlive) = (framing.saysClose, framing.saysKeepAlive)
    }

    private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start
        // Every line feed follows a carriage return: `end(in:from:)` has seen to it.
        while bytes[index] != .lineFeed { index += 1 }
        return index - 1
    }

    private static func entry(_ bytes: [UInt8], _ line: Range<Int>) throws(HTTPRefusal) -> HTTPFields.Entry {
        var colon = line.lowerBound
        while colon < line.upperBound, bytes[colon].isToken { colon += 1 }
        guard colon > line.lowerBound, colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else {
            throw HTTPRefusal(400, "a header line is no name, colon and value")
        }
        var (start, end) = (colon + 1, line.upperBound)
        while start < end, bytes[start].isBlank { start += 1 }
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        for index in start..<end where !bytes[index].isFieldByte {
            throw HTTPRefusal(400, "a control character in a header field")
        }
        return HTTPFields.Entry(name: line.lowerBound..<colon, value: start..<end)
    }
}
