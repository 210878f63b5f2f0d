/// How many connections a source keeps, and how long.
package struct PoolPolicy: Sendable, Hashable {
    /// Connections, each with a thread.
    package let size: Int
    /// After so long without use a connection is tried before it is trusted; keeps firewalls from forgetting it.
    package let idle: Duration
    /// A connection is replaced after so long, a tenth more or less, so that not all are replaced at once.
    package let lifetime: Duration
    /// Lookups beyond so many in waiting are refused at once.
    package let waiting: Int

    /// A policy; the defaults are right for two processors and a database near by.
    package init(
        size: Int = 2, idle: Duration = .seconds(60), lifetime: Duration = .seconds(1800), waiting: Int = 64
    ) {
        self.size = size
        self.idle = idle
        self.lifetime = lifetime
        self.waiting = waiting
    }
}
