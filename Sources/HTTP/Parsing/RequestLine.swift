/// The first line of a request.
struct RequestLine {
    let method: HTTPMethod
    let path: String
    let query: String?
    /// HTTP/1.1, or 1.0.
    let isLatest: Bool

    init(_ line: ArraySlice<UInt8>) throws(HTTPRefusal) {
        let parts = line.split(separator: 0x20, maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, parts[0].count <= 32, parts[0].allSatisfy(\.isToken) else {
            throw HTTPRefusal(400, "a request line is no method, target and version")
        }
        isLatest = try Self.isLatest(parts[2])
        method = HTTPMethod(String(decoding: parts[0], as: UTF8.self))
        guard !parts[1].isEmpty, parts[1].allSatisfy(\.isTargetByte) else {
            throw HTTPRefusal(400, "a request's target has a character that it may not have")
        }
        let target = try Self.origin(parts[1])
        let question = target.firstIndex(of: UInt8(ascii: "?"))
        let encoded = target[..<(question ?? target.endIndex)]
        query = question.map { String(decoding: target[($0 + 1)...], as: UTF8.self) }
        guard encoded.contains(UInt8(ascii: "%")) else {
            path = String(decoding: encoded, as: UTF8.self)
            return
        }
        guard let decoded = PercentEncoding.decoded(encoded), let text = String(validating: decoded, as: UTF8.self),
            decoded.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { throw HTTPRefusal(400, "a request's path is no text in UTF-8, percent-encoded") }
        path = text
    }

    private static func isLatest(_ version: ArraySlice<UInt8>) throws(HTTPRefusal) -> Bool {
        if version.elementsEqual("HTTP/1.1".utf8) { return true }
        if version.elementsEqual("HTTP/1.0".utf8) { return false }
        throw version.starts(with: "HTTP/".utf8)
            ? HTTPRefusal(505, "a version other than HTTP/1.1 and 1.0") : HTTPRefusal(400, "no HTTP")
    }

    /// The path and query, be they given alone or, as to a proxy, behind a host (RFC 9112, 3.2.2).
    private static func origin(_ target: ArraySlice<UInt8>) throws(HTTPRefusal) -> ArraySlice<UInt8> {
        if target.first == UInt8(ascii: "/") || target.elementsEqual("*".utf8) { return target }
        let scheme = target.prefix(8).map(\.lowercasedASCII)
        let length = scheme.starts(with: "http://".utf8) ? 7 : scheme.starts(with: "https://".utf8) ? 8 : 0
        guard length > 0 else { throw HTTPRefusal(400, "a request's target begins with no slash") }
        let origin = target.dropFirst(length).drop { $0 != UInt8(ascii: "/") }
        return origin.isEmpty ? [UInt8(ascii: "/")] : origin
    }
}
