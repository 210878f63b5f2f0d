/// What a client asks for.
package struct ClientRequest: Sendable {
    package var method: HTTPMethod
    package var headers: HTTPFields
    package var body: [UInt8]
    /// Whether to do it twice is the same as once. If so, it is tried again when a connection that was kept alive turns
    /// out to be closed.
    package var isRepeatable: Bool

    package init(
        _ method: HTTPMethod = .get, headers: HTTPFields = HTTPFields(), body: [UInt8] = [], isRepeatable: Bool = false
    ) {
        self.method = method
        self.headers = headers
        self.body = body
        self.isRepeatable = isRepeatable
    }
}
