package import HTTP
import RuleFiles

/// What `callsteer serve` is told to do: `callsteer.yaml`, read and checked.
package struct ServiceConfiguration: Sendable {
    /// Who answers a RouteRequest with what.
    package enum Answer: String, CaseIterable, Sendable {
        /// At once, with the service that the rules say.
        case service
        /// With an agent when one goes idle, or with the service before it is too late.
        case agent
    }

    /// A CTI portal.
    package struct PortalPlace: Sendable, Hashable {
        package let url: HTTPURL
        package let tenant: Int32
        package let user: String
        package let password: Secret
    }

    /// Where portals send events.
    package struct Callback: Sendable {
        package let listen: ListenAddress
        /// What portals are told; the path is where events are taken.
        package let url: HTTPURL
        /// Whether a portal has to show a certificate of the authority's.
        package let asksForCertificate: Bool
    }

    /// Where programs ask, and people look.
    package struct API: Sendable {
        package let listen: ListenAddress
        package let token: Secret?
        package let isEncrypted: Bool
    }

    /// Which service of the switch stands for which queue.
    package struct Services: Sendable {
        package var ids: [String: Int32] = [:]
        /// Where each queue is named, for the rules may not have it.
        var places: [String: SourceRange] = [:]
    }

    package struct Decisions: Sendable {
        /// Where decisions are written; nil for nowhere, `-` for standard output.
        package var file: String?
        var place: SourceRange?
        package var masksCaller = false
        /// How many are kept to be looked at.
        package var kept = 1000
    }

    package var rules: String
    package var fixtures: [String] = []
    package var isWatching = true
    package var portals: [PortalPlace] = []
    package var callback: Callback?
    package var services = Services()
    /// What goes with a route; nil for what the rules say, or the attach data.
    package var userData: [String]?
    package var answer = Answer.service
    package var api: API?
    package var tls: TLSIdentity?
    /// Where `tls` stands, for what its files turn out to be.
    var tlsPlace: SourceRange?
    package var authorityFile: String?
    package var decisions = Decisions()
    package var drain = Duration.seconds(10)
    package var heartbeatInterval = Duration.seconds(30)
    package var missedHeartbeats = 3
    package var requestTimeout = Duration.seconds(5)
    package var margin = Duration.milliseconds(500)
}
