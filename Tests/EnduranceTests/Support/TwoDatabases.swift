import Lookups
import Routing
import TestSupport
import Testing

/// The set-up of docs/odbc.md, "When the database is slow or down": a primary that may take 250 ms, a replica, of
/// another make here, that may take 400 ms, and a call with two seconds for both.
struct TwoDatabases {
    let primary: PrivateServer
    let replica: PrivateServer
    private let tables: (primary: Customers, replica: Customers)

    init(_ product: DatabaseProduct) throws {
        primary = try PrivateServer.start(product)
        replica = try PrivateServer.start(product == .postgreSQL ? .mariaDB : .postgreSQL)
        tables = (try Customers(at: primary), try Customers(at: replica))
    }

    /// The chain, connected, and what can be seen of its primary.
    struct Chain {
        let lookup: LookupChain
        let guarded: GuardedSource
        let watched: Watched
        let counters: LookupCounters
        let sources: [ODBCSource]

        func stop() { for source in sources { source.stop() } }
    }

    /// A chain with a breaker that three failures open for `open` milliseconds.
    func chain(
        cache policy: CachePolicy? = nil, failures: Int = 1000, sql: String = Customers.statement,
        serverLimit: Int64 = 250
    ) async throws -> Chain {
        let counters = LookupCounters()
        let settings = try (
            tables.primary.settings(sql, timeout: serverLimit), tables.replica.settings(timeout: 400)
        )
        let cache = policy.map { KeptAnswers($0, queries: [settings.0.query, settings.1.query]) }
        let first = try tables.primary.source(
            sql, timeout: serverLimit, counters: counters, late: { key, answer in cache?.keep(key, answer) })
        let second = try tables.replica.source(timeout: 400)
        for source in [first, second] {
            // On a busy machine a server that has to answer in 150 ms may need a second try.
            var failure = await source.warmUp(withinMilliseconds: 5000)
            for _ in 0..<20 where failure != nil { failure = await source.warmUp(withinMilliseconds: 5000) }
            try #require(failure == nil, "\(failure?.detail ?? "")")
        }
        let watched = Watched(first)
        let guarded = GuardedSource(
            watched, policy: BreakerPolicy(failures: failures, shortest: 1000, longest: 1000, window: 64), timeout: 250,
            counters: counters)
        return Chain(
            lookup: LookupChain(
                [.init(guarded, timeout: 250), .init(second, timeout: 400)], cache: cache, counters: counters),
            guarded: guarded, watched: watched, counters: counters, sources: [first, second])
    }
}
