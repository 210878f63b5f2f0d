import HTTP

extension Listener {
    /// Listens at a port of the system's choice, and answers with what was asked.
    static func echo(_ limits: HTTPLimits = HTTPLimits(), tls: ServerTLS? = nil) async throws -> Listener {
        try await start(ListenerConfiguration(host: "127.0.0.1", port: 0, limits: limits, tls: tls)) { request in
            switch request.path {
            case "/later":
                return .later {
                    try? await Task.sleep(for: .milliseconds(20))
                    return .echo(request)
                }
            case "/slow":
                return .later {
                    try? await Task.sleep(for: .milliseconds(300))
                    return .echo(request)
                }
            case "/big":
                return .now(HTTPResponse(200, body: Array(repeating: UInt8(ascii: "x"), count: 32 << 20)))
            default: return .now(.echo(request))
            }
        }
    }
}

extension HTTPResponse {
    fileprivate static func echo(_ request: HTTPRequest) -> Self {
        let words = [
            "\(request.method)", request.path, request.query ?? "-", String(decoding: request.body, as: UTF8.self),
        ]
        return Self(200, body: Array("<\(words.joined(separator: "|"))>".utf8))
    }
}

extension String {
    /// The statuses of the answers in it, in order.
    var statuses: [Int] {
        split(separator: "HTTP/1.1 ", omittingEmptySubsequences: false).dropFirst().compactMap { Int($0.prefix(3)) }
    }
}
