/// Why bytes are no message that is taken, and what is answered to it.
package struct HTTPRefusal: Error, Hashable, Sendable {
    package let status: HTTPStatus
    package let reason: String

    init(_ status: HTTPStatus, _ reason: String) {
        self.status = status
        self.reason = reason
    }
}
