/// What is answered, whole.
package struct HTTPResponse: Sendable {
    package var status: HTTPStatus
    package var headers: HTTPFields
    package var body: [UInt8]

    package init(_ status: HTTPStatus, headers: HTTPFields = HTTPFields(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer of one type of content.
    package init(_ status: HTTPStatus, type: String, body: [UInt8]) {
        self.init(status, headers: HTTPFields(["Content-Type": type]), body: body)
    }

    /// A line of text for people.
    package static func text(_ status: HTTPStatus, _ text: String) -> Self {
        Self(status, type: "text/plain; charset=utf-8", body: Array("\(text)\n".utf8))
    }
}
