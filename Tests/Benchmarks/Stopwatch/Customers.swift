import Lookups
import ODBC
import Routing
import RuleFiles

/// The CRM of `vipday` as a lookup asks it, and calls of its customers.
struct Customers {
    let settings: LookupSettings
    let connection: ConnectionString
    let calls: [Call]

    /// - Parameters:
    ///   - connection: A connection string.
    ///   - path: A file with a number on each line, spelled as the table spells it.
    ///   - form: A `clid_form`. With `auto` each caller has three spellings, the table's first.
    ///   - timeout: How long a lookup may take, in milliseconds; connections are given as much.
    /// - Throws: `Misuse`, or what reading the keys throws.
    init(connection: String, keys path: String, form: String = "national", timeout: Int64 = 1000) throws {
        guard let form = CallerForm(rawValue: form) else { throw Misuse("'\(form)' is no clid_form") }
        let sql = "select queue_code, priority, attachdata from Customers where phone_number = $CLID"
        let dialect = SQLDialect(driverName: connection)
        let compilation = LookupTemplate.compile(sql, dialect: dialect)
        guard let template = compilation.template else { throw Misuse("\(compilation.findings)") }
        settings = LookupSettings(name: "crm", query: .statement(template), text: sql, form: form, timeout: timeout)
        self.connection = try ConnectionString(connection)
        let attach = AttachSchema([]).empty
        let dialled = PhoneNumber(raw: "1700500", e164: nil, national: "1700500")
        calls = try Lines(of: path).map { key in
            let other = "+972\(key.dropFirst())"
            let caller = PhoneNumber(raw: "\(key.prefix(3))-\(key.dropFirst(3))", e164: other, national: key)
            return Call(dnis: dialled, clid: caller, attach: attach)
        }
        guard !calls.isEmpty else { throw Misuse("no keys in \(path)") }
    }

    /// What a lookup asks about `call`.
    func key(_ call: borrowing Call) -> LookupKey {
        LookupKey(call, form: settings.form, attachLimit: settings.attachLimit)
    }

    /// A session that has connected.
    func session() throws -> LookupSession {
        let session = LookupSession(settings, connection: connection)
        if let fault = session.warmUp() { throw Misuse(fault.detail ?? fault.outcome.rawValue) }
        return session
    }

    /// A pool of so many connections, all made.
    func source(connections: Int) async throws -> ODBCSource {
        let source = try ODBCSource(settings, connection: connection, pool: PoolPolicy(size: connections))
        if let fault = await source.warmUp(withinMilliseconds: 10_000) {
            throw Misuse(fault.detail ?? fault.outcome.rawValue)
        }
        return source
    }
}
