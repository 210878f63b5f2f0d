/// Where a listener listens, and how.
package struct ListenerConfiguration: Sendable {
    /// A name or an address.
    package var host: String
    /// 0 lets the system choose.
    package var port: Int
    package var limits: HTTPLimits
    package var tls: ServerTLS?
    /// One thread reads all connections: of a few busy ones none waits for another's lock then.
    package var isSingleThreaded = false

    package init(host: String, port: Int, limits: HTTPLimits = HTTPLimits(), tls: ServerTLS? = nil) {
        self.host = host
        self.port = port
        self.limits = limits
        self.tls = tls
    }
}
