/// A service of the simulated system: where calls arrive, and what agents serve.
package struct ServicePlan: Sendable, Hashable {
    /// The portal's clients decide where calls of the service go.
    package struct ExternalRouting: Sendable, Hashable {
        /// Seconds that a RouteRequest waits.
        package var timeout: Int32
        /// The service that calls go to when nobody decides in time; nil: this one.
        package var fallback: Int32?

        /// Waits `timeout` seconds, and then goes on to `fallback`.
        package init(timeout: Int32 = 5, fallback: Int32? = nil) {
            self.timeout = timeout
            self.fallback = fallback
        }
    }

    /// The service's id.
    package var id: Int32
    /// What it is called; no message of the protocol has it.
    package var name: String
    /// How calls leave it, if clients decide.
    package var routing: ExternalRouting?
    /// The service that calls are sent on to while nobody serves this one; nil: they wait.
    package var reroute: Int32?
    /// How long an agent's telephone rings, in milliseconds.
    package var ring: Int64

    /// A service whose calls wait for its agents.
    package init(
        id: Int32, name: String = "", routing: ExternalRouting? = nil, reroute: Int32? = nil, ring: Int64 = 20_000
    ) {
        self.id = id
        self.name = name
        self.routing = routing
        self.reroute = reroute
        self.ring = ring
    }
}
