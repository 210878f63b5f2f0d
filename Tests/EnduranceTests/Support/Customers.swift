import Lookups
import ODBC
import Routing
import TestSupport
import Testing

/// A table of callers on one server: a caller's number is his attach data too, so that nobody's row passes for another's.
struct Customers: Sendable {
    static let count = 1000
    static let statement = "select queue_code, priority, attachdata from customers where clid = $CLID"

    let server: PrivateServer

    init(at server: PrivateServer) throws {
        self.server = server
        let rows = (0..<Self.count).map { "('\(Self.caller($0))', 8, 3, '\(Self.caller($0))')" }
        try server.administer(
            """
            create table customers (
                clid varchar(40) primary key, queue_code int, priority int, attachdata varchar(200));
            insert into customers values \(rows.joined(separator: ", "));
            """)
    }

    /// A customer's number; from `count` on, of nobody.
    static func caller(_ number: Int) -> String { "054\(2_000_000 + number)" }

    /// The lookup of this table.
    func settings(_ sql: String = statement, timeout: Int64 = 2100) throws -> LookupSettings {
        try LookupSettings(name: "customers", sql: sql, dialect: server.product.dialect, timeout: timeout)
    }

    /// A source of this table's lookup.
    func source(
        _ sql: String = statement, timeout: Int64 = 2100, pool: PoolPolicy = PoolPolicy(size: 4),
        counters: LookupCounters = LookupCounters(),
        late: @escaping @Sendable (LookupKey, LookupAnswer) -> Void = { _, _ in }
    ) throws -> ODBCSource {
        try ODBCSource(
            settings(sql, timeout: timeout), connection: ConnectionString(server.callerString), pool: pool,
            counters: counters, late: late)
    }

    /// A statement that answers after the seconds that the call has for a dialled number.
    static func napping(_ product: DatabaseProduct) -> String {
        let nap =
            switch product {
            case .postgreSQL: "pg_sleep(cast($DNIS as double precision))"
            case .mariaDB: "sleep($DNIS)"
            }
        return "select queue_code, priority, attachdata, \(nap) from customers where clid = $CLID"
    }
}

extension DatabaseProduct {
    var dialect: SQLDialect {
        switch self {
        case .postgreSQL: .postgreSQL
        case .mariaDB: .mySQL
        }
    }
}

extension LookupSettings {
    /// A lookup by a statement that must compile.
    init(
        name: String, sql: String, dialect: SQLDialect, form: CallerForm = .raw, timeout: Int64 = 2100
    ) throws {
        let template = try #require(LookupTemplate.compile(sql, dialect: dialect).template)
        self.init(name: name, query: .statement(template), text: sql, form: form, timeout: timeout)
    }
}

extension LookupKey {
    /// The key of a call from `number`, asked for as delivered.
    static func of(_ number: String, dnis: String = "0") -> Self {
        let (clid, dnis) = (number, dnis)
        return Self(
            Call(
                dnis: PhoneNumber(raw: dnis, e164: nil, national: dnis),
                clid: PhoneNumber(raw: clid, e164: nil, national: clid), attach: AttachSchema([]).empty),
            form: .raw, attachLimit: 200)
    }
}

extension LookupSource {
    /// The answer for one caller.
    func answer(_ caller: String, dnis: String = "0", within milliseconds: Int64 = 1000) async -> LookupAnswer {
        await answers(to: [.of(caller, dnis: dnis)], withinMilliseconds: milliseconds)[0]
    }
}

extension LookupAnswer {
    /// The attach data of the best row, nil without one.
    var attach: String? { rows.first?.attach }
}
