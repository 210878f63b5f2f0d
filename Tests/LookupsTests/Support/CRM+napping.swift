import Glibc
import Lookups
import ODBC
import Routing

extension CRM {
    /// A table whose rows say how long, in milliseconds, the database is to take over them. The caller's own number is
    /// his attach data.
    static func napping(_ database: Database, _ naps: [(caller: String, milliseconds: Int)]) throws -> CRM {
        try CRM(
            database, columns: "phone_number varchar(40), nap integer",
            rows: naps.map { [$0.caller, String($0.milliseconds)] })
    }

    /// The statement that takes as long as its row says, or longer: SQLite cannot sleep, so it counts.
    func nappingStatement() throws -> String {
        let nap =
            switch database {
            case .sqlite:
                "(with recursive n(i) as (select 0 union all select i + 1 from n "
                    + "where i < nap * \(try Self.stepsPerMillisecond.get())) select count(*) from n)"
            case .postgreSQL: "pg_sleep(nap / 1000.0)"
            case .mariaDB: "sleep(nap / 1000)"
            }
        return "select 12 as queue_code, 1 as priority, phone_number as attachdata, \(nap) as slept "
            + "from \(description) where phone_number = $CLID"
    }

    /// A source of that statement, by default with one connection. The server sets no limit that a test would meet, so
    /// only the source's clock ends a lookup.
    func nappingSource(
        pool: PoolPolicy = PoolPolicy(size: 1), counters: LookupCounters = LookupCounters(),
        late: @escaping @Sendable (LookupKey, LookupAnswer) -> Void = { _, _ in }
    ) throws -> ODBCSource {
        try source(nappingStatement(), form: .national, timeout: 600_000, pool: pool, counters: counters, late: late)
    }

    /// How far SQLite counts in a millisecond of a processor that it has to itself.
    private static let stepsPerMillisecond = Result {
        let steps = 300_000
        let crm = try CRM(.sqlite)
        let started = threadMilliseconds
        _ = try crm.rows(
            "with recursive n(i) as (select 0 union all select i + 1 from n where i < \(steps)) select count(*) from n")
        return max(1, Int(Double(steps) / (threadMilliseconds - started)))
    }

    /// Time that the processor has spent on this thread: unlike the clock's it does not grow with the machine's load.
    private static var threadMilliseconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
}
