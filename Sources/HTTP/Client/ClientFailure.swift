/// Why a request has no answer.
package enum ClientFailure: Error, Hashable, Sendable {
    /// No connection. Nothing was sent.
    case unreachable(reason: String)
    /// The time was over before a connection was there or free. Nothing was sent.
    case notSentInTime
    /// Sent, and not answered in time.
    case timedOut
    /// Sent, and the connection ended before the answer did.
    case closed
    /// What came back is not HTTP, or beyond a limit.
    case badAnswer(reason: String)

    /// Whether the peer may have the request all the same.
    package var mayHaveArrived: Bool {
        switch self {
        case .unreachable, .notSentInTime: false
        case .timedOut, .closed, .badAnswer: true
        }
    }
}
