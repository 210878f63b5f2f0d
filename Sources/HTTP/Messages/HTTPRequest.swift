/// A request as it arrived, whole.
package struct HTTPRequest: Sendable {
    package var method: HTTPMethod
    /// Decoded, without the query.
    package var path: String
    /// What follows the question mark, as it was sent.
    package var query: String?
    package var headers: HTTPFields
    package var body: [UInt8]
    /// The IP address that it came from.
    package var peer: String
    /// Whether the connection stays open for another one.
    var keepsAlive: Bool

    package init(
        _ method: HTTPMethod, _ path: String, query: String? = nil, headers: HTTPFields = HTTPFields(),
        body: [UInt8] = [], peer: String = "127.0.0.1"
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.peer = peer
        keepsAlive = true
    }

    /// The query's parameters in order, decoded; one without a value has the empty one.
    package var parameters: [(name: String, value: String)] {
        (query ?? "").split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
        return PercentEncoding.decoded(spaced[...]).map { String(decoding: $0, as: UTF8.self) } ?? String(text)
    }
}
