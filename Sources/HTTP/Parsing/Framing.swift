/// What the fields say about the body and the connection.
struct Framing {
    private(set) var contentLength: Int?
    private(set) var isChunked = false
    private(set) var hosts = 0
    private(set) var expectation: Range<Int>?
    private(set) var saysClose = false
    private(set) var saysKeepAlive = false

    mutating func take(_ bytes: [UInt8], _ entry: HTTPFields.Entry) throws(HTTPRefusal) {
        // The length tells most fields apart from those that matter here.
        switch entry.name.count {
        case 4 where Self.isEqual(bytes, entry.name, "host"): hosts += 1
        case 6 where Self.isEqual(bytes, entry.name, "expect"): expectation = entry.value
        case 10 where Self.isEqual(bytes, entry.name, "connection"): takeConnection(bytes, entry.value)
        case 14 where Self.isEqual(bytes, entry.name, "content-length"):
            guard contentLength == nil else { throw HTTPRefusal(400, "Content-Length twice") }
            contentLength = try Self.length(bytes[entry.value])
        case 17 where Self.isEqual(bytes, entry.name, "transfer-encoding"):
            guard !isChunked else { throw HTTPRefusal(400, "Transfer-Encoding twice") }
            guard Self.isEqual(bytes, entry.value, "chunked") else {
                throw HTTPRefusal(501, "a Transfer-Encoding other than chunked")
            }
            isChunked = true
        default: break
        }
    }

    private mutating func takeConnection(_ bytes: [UInt8], _ value: Range<Int>) {
        for option in bytes[value].split(separator: UInt8(ascii: ",")) {
            var (start, end) = (option.startIndex, option.endIndex)
            while start < end, bytes[start].isBlank { start += 1 }
            while end > start, bytes[end - 1].isBlank { end -= 1 }
            if Self.isEqual(bytes, start..<end, "close") { saysClose = true }
            if Self.isEqual(bytes, start..<end, "keep-alive") { saysKeepAlive = true }
        }
    }

    private static func length(_ digits: ArraySlice<UInt8>) throws(HTTPRefusal) -> Int {
        guard !digits.isEmpty, digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
            throw HTTPRefusal(400, "a Content-Length that is no number")
        }
        guard let length = Int(String(decoding: digits, as: UTF8.self)) else {
            throw HTTPRefusal(413, "a Content-Length beyond all bounds")
        }
        return length
    }

    /// Whether the bytes are `text`, which is in lower case.
    static func isEqual(_ bytes: [UInt8], _ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        var letter = text.utf8Start
        for index in range {
            guard bytes[index].lowercasedASCII == letter.pointee else { return false }
            letter += 1
        }
        return true
    }
}
