import HTTP
import RuleFiles

/// What is wrong with a request, in words for who made it.
struct APIError: Error, Sendable {
    let message: String
    let field: String?

    init(_ message: String, field: String? = nil) {
        self.message = message
        self.field = field
    }

    func response(_ status: HTTPStatus) -> HTTPResponse {
        .json(status, .object(["error": .string(message), "field": field.map(JSON.string)]))
    }
}

extension HTTPResponse {
    static func json(_ status: HTTPStatus, _ document: JSON) -> Self {
        Self(status, type: "application/json", body: Array((document.text + "\n").utf8))
    }
}
