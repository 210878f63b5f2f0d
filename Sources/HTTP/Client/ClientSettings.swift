/// How a client deals with its peers.
package struct ClientSettings: Sendable {
    package var tls = ClientTLS()
    package var limits = HTTPLimits()
    package var connectionsPerHost = 16
    /// How long a connection without work is kept. Less than what peers keep theirs, some of which are at 15 seconds.
    package var idleTime = Duration.seconds(5)
    package var connectTime = Duration.seconds(3)

    package init() {}
}
