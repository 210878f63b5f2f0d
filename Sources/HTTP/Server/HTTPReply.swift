/// What a handler makes of a request: an answer, or work that leads to one.
package enum HTTPReply: Sendable {
    /// Answered on the thread that reads the connection, which must not be kept waiting.
    case now(HTTPResponse)
    /// Answered by a task of its own.
    case later(@Sendable () async -> HTTPResponse)
}

/// Takes the requests of all connections of one thread, one after the other, so it may keep state of its own.
package typealias HTTPHandler = (HTTPRequest) -> HTTPReply
