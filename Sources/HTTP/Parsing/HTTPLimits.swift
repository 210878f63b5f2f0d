/// What a listener bears of one peer, and of all.
package struct HTTPLimits: Hashable, Sendable {
    /// The start line and the fields together.
    package var headBytes = 16 << 10
    package var fields = 100
    package var bodyBytes = 1 << 20
    /// From the first byte of a head, or from the connection's begin, to its last.
    package var headTime = Duration.seconds(10)
    /// From the head's end to the body's.
    package var bodyTime = Duration.seconds(20)
    /// For a peer to take what is answered.
    package var writeTime = Duration.seconds(20)
    /// Between two requests.
    package var idleTime = Duration.seconds(60)
    package var connections = 1024
    package var requestsPerConnection = Int.max

    package init() {}
}
