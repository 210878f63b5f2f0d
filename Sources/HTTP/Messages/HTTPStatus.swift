/// The three digits that say how it went.
package struct HTTPStatus: Hashable, Sendable, ExpressibleByIntegerLiteral {
    package let code: Int

    package init(integerLiteral code: Int) { self.init(code) }

    /// A code between 100 and 999; another is a slip and traps.
    package init(_ code: Int) {
        precondition((100...999).contains(code), "a status has three digits")
        self.code = code
    }

    package var isSuccess: Bool { (200...299).contains(code) }

    /// The words that go with it, for people who read the wire.
    package var reason: String {
        switch code {
        case 100: "Continue"
        case 200: "OK"
        case 202: "Accepted"
        case 204: "No Content"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 415: "Unsupported Media Type"
        case 417: "Expectation Failed"
        case 422: "Unprocessable Content"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 503: "Service Unavailable"
        case 504: "Gateway Timeout"
        case 505: "HTTP Version Not Supported"
        default: "Status"
        }
    }
}
