import Glibc
import Lookups
import ODBC

extension CRM {
    /// A table whose rows say how long, in milliseconds, the database is to take over them. The caller's own number is
    /// his attach data.
    static func napping(_ database: Database, _ naps: KeyValuePairs<String, Int>) throws -> CRM {
        try CRM(
            database, columns: "phone_number varchar(40), nap integer", rows: naps.map { [$0.key, String($0.value)] })
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

    /// A source that asks this table by `sql`, through so many connections. Where `isServerPatient` the server sets no
    /// limit of its own, so that only the source's clock ends a lookup.
    func source(
        _ sql: String? = nil, form: CallerForm = .national, connections: Int = 1, isServerPatient: Bool = true
    ) throws -> ODBCSource {
        var string = connection
        if isServerPatient {
            switch database {
            case .sqlite: break
            case .postgreSQL: string["ConnSettings"] = "set statement_timeout=0"
            case .mariaDB: string["INITSTMT"] = "set max_statement_time=0"
            }
        }
        return try ODBCSource(settings(sql, form: form), connection: string, connections: connections)
    }

    /// How far SQLite counts in a millisecond of a processor that it has to itself.
    private static let stepsPerMillisecond = Result {
        let steps = 300_000
        let crm = try CRM(.sqlite)
        let started = threadMilliseconds
        _ = try crm.cell(
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
