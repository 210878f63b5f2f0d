package import CTIPS

/// How the portal itself is set up.
package struct PortalSettings: Sendable {
    package var tenantID: Int32
    /// Whom it lets in.
    package var credentials: Credentials
    /// Milliseconds between two heartbeats.
    package var heartbeat: Int64 = 30_000
    /// After so many in a row that failed a session is closed.
    package var missedHeartbeats = 3
    /// The guide's limit on client connections.
    package var sessions = 10
    /// Hosts that a callback URL may name besides this machine.
    package var callbackHosts: Set<String> = []
    /// Of all that is drawn by chance.
    package var seed: UInt64 = 1

    /// A portal of one tenant with one user.
    package init(tenantID: Int32, credentials: Credentials) {
        self.tenantID = tenantID
        self.credentials = credentials
    }
}
