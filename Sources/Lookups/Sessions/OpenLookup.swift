package import ODBC
import Routing

/// A connection with a lookup's statements, prepared for the database that is at its other end.
package final class OpenLookup {
    private let settings: LookupSettings
    private let connection: Connection
    private let single: PreparedQuery
    private var keyed: [Int: PreparedLookup] = [:]
    private let template: LookupTemplate?
    private let lifeline: Lifeline
    private let isAboutCaller: Bool
    /// The caller's number is compared as a number, as far as can be told.
    private var hasNumericKey = false

    /// When it was made.
    let openedAt = ContinuousClock.now
    /// How long it is kept, as a share of the policy's lifetime.
    let stamina = Double.random(in: 0.9...1.1)
    /// When it last gave an answer, in microseconds after it was made.
    private var lastUsed: Int64 = 0
    /// A call on it failed in a way after which nobody vouches for it.
    var isSuspect = false

    /// Connects and prepares; `lifeline` can end what is asked here.
    init(_ settings: LookupSettings, _ string: ConnectionString, _ lifeline: Lifeline) throws {
        self.settings = settings
        self.lifeline = lifeline
        isAboutCaller = settings.query.uses(.clid)
        let connection = try Connection.open(string, codePage: settings.codePage)
        self.connection = connection
        lifeline.attach(connection.socket)
        switch settings.query {
        case .statement(let promised):
            // The driver at the other end knows best whose SQL this is; a data source's name tells nothing.
            let dialect = SQLDialect(driverName: connection.driver.databaseName)
            let template = dialect == promised.dialect ? promised : try Self.compiled(settings.text, dialect)
            self.template = template
            let prepared = try PreparedLookup(template, settings: settings, on: connection)
            if connection.driver.profile.cut == .cancellation { lifeline.attach(prepared.cancellation) }
            // Where the driver tells the columns beforehand, a statement without the declared ones fails here and
            // not in the first call.
            if !prepared.columns.isEmpty { _ = try ColumnMap(prepared.columns, of: settings) }
            single = .statement(prepared)
            // The spellings of one caller, which nearly every call needs; it also tells what the key is compared as.
            _ = try several(LookupSettings.spellingsAtOnce)
        case .procedure(let procedure):
            template = nil
            single = .procedure(try .callable(procedure, settings: settings, on: connection))
        }
    }

    /// The driver and the database.
    package var driver: DriverInfo { connection.driver }

    /// The columns of the result, where the driver tells them before the statement runs.
    package var columns: [Column] {
        if case .statement(let prepared) = single { prepared.columns } else { [] }
    }

    /// The parameters of a procedure as the catalogue has them; none where it tells nothing, nil for a statement.
    package var procedureParameters: [Procedure.Parameter]? {
        if case .procedure(let prepared) = single { prepared.parameters } else { nil }
    }

    /// The statement as it is prepared.
    package var statement: String { single.sql }

    /// The statement's template, for this database's dialect; nil for a procedure.
    package var compiled: LookupTemplate? { template }

    /// The server has said something, or has hung up, while nothing was asked.
    var looksLost: Bool { connection.socket?.hasUnexpectedInput() ?? false }

    /// How long nothing was asked of it, in microseconds.
    func idle(at now: ContinuousClock.Instant) -> Int64 { openedAt.microseconds(to: now) - lastUsed }

    /// Asks the server for nothing, to see whether it is there.
    func isAlive() -> Bool {
        // No other statement is understood by all databases but Oracle, which wants a table.
        let sql = SQLDialect(driverName: connection.driver.databaseName) == .oracle ? "select 1 from dual" : "select 1"
        guard (try? connection.execute(sql)) != nil else { return false }
        lastUsed = openedAt.elapsedMicroseconds
        return true
    }

    /// Asks for one key in these spellings.
    func answer(
        _ spellings: [String], _ key: LookupKey, since started: ContinuousClock.Instant
    ) throws -> LookupAnswer {
        let (key, flags) = fitted(key)
        // MariaDB compares a number with the digits that a text begins with: `054-999-9999` is 54, and `dana` is 0.
        let spellings = hasNumericKey ? spellings.filter(\.isPlainNumber) : spellings
        guard !spellings.isEmpty else { return .noRow(detail: "the database stores numbers, and the caller is none") }
        // A spelling that a numeric column cannot be compared with, `054-111-1111`, must not hide the others.
        var refusal: ODBCError?
        if spellings.count > 1, settings.sendsAllSpellingsAtOnce {
            do {
                // Where rows of two spellings look the same to the database, either's may be the other's.
                if let found = try rows(for: spellings, key), LooseSpellings(found.keys) != nil {
                    let (hit, rows) = first(of: spellings, in: found)
                    return answer(rows, asked: spellings, hit: hit, flags, since: started)
                }
            } catch let error as ODBCError where error.classification == .data {
                refusal = error
            }
        }
        let asked = isAboutCaller ? spellings : []
        for (index, spelling) in spellings.enumerated() {
            do {
                let rows = try single.rows(for: spelling, key)
                guard rows.isEmpty else {
                    let isLast = index + 1 == asked.count
                    return answer(
                        rows, asked: isLast ? asked : Array(asked.prefix(index + 1)),
                        hit: isAboutCaller ? spelling : nil, flags, since: started)
                }
            } catch let error as ODBCError where error.classification == .data {
                refusal = error
            }
        }
        return .noRow(
            asked: asked, microseconds: elapsed(since: started), detail: refusal?.withoutValues, flags: flags)
    }

    /// Asks for several keys at once; nil where they must be asked for one by one.
    func answers(to keys: [LookupKey], since started: ContinuousClock.Instant) throws -> [LookupAnswer]? {
        guard settings.query.asksManyAtOnce else { return nil }
        let fitted = keys.map(fitted)
        let keys = fitted.map(\.key)
        guard let first = keys.first else { return nil }
        // What else the statement uses must be the same for all.
        let (usesDNIS, usesAttach) = (settings.query.uses(.dnis), settings.query.uses(.attachData))
        for key in keys where usesDNIS && key.dnis != first.dnis || usesAttach && key.attach != first.attach {
            return nil
        }
        let screened = keys.map { settings.screen($0) }
        var wanted: [String] = []
        for case .ask(let spellings) in screened { wanted += spellings }
        guard wanted.count <= Self.markers.last ?? 0, wanted.isEmpty == false else {
            return wanted.isEmpty
                ? screened.compactMap { if case .answer(let answer) = $0 { answer } else { nil } } : nil
        }
        guard let found = try rowsUnlessRefused(wanted, first), let loose = LooseSpellings(found.keys) else {
            return nil
        }
        let share = elapsed(since: started) / Int64(keys.count)
        var answers: [LookupAnswer] = []
        for (flags, screening) in zip(fitted.map(\.flags), screened) {
            switch screening {
            case .answer(let answer):
                answers.append(answer)
            case .ask(let spellings):
                let (hit, rows) = self.first(of: spellings, in: found)
                // A row that came back with another caller's number may be this one's as well.
                guard !spellings.prefix(while: { $0 != hit }).contains(where: { loose.mayInclude($0, besides: hit) })
                else { return nil }
                answers.append(
                    rows.isEmpty
                        ? .noRow(asked: spellings, microseconds: share, flags: flags)
                        : .found(rows, asked: spellings, hit: hit, microseconds: share, flags: flags))
            }
        }
        return answers
    }

    /// The numbers of markers that statements are prepared for; a shorter list is filled up with its first key.
    static let markers = [1, 3, 10, 100]

    /// The rows of all `spellings` by the key they came back with; nil when there were too many to be sure of all.
    private func rows(for spellings: [String], _ key: LookupKey) throws -> [String: [LookupRow]]? {
        guard let count = Self.markers.first(where: { $0 >= spellings.count }),
            let prepared = try several(count), !prepared.hasNumericKey
        else { return nil }
        let rows = try prepared.rows(for: spellings, key)
        // Some drivers tell the columns only now.
        hasNumericKey = prepared.hasNumericKey
        guard rows.count < PreparedLookup.rowLimit, !prepared.hasNumericKey else { return nil }
        var found: [String: [LookupRow]] = [:]
        found.reserveCapacity(rows.count)
        for row in rows { found[row.spelling, default: []].append(row.row) }
        // A key that comes back otherwise than asked (padded, in another case) cannot be told whose it is.
        let asked = Set(spellings)
        guard found.keys.allSatisfy(asked.contains) else { return nil }
        return found
    }

    /// The statement with `count` markers; nil where it cannot be asked so.
    private func several(_ count: Int) throws -> PreparedLookup? {
        if let prepared = keyed[count] { return prepared }
        guard let statement = template?.keyedBy(count: count) else { return nil }
        let prepared = try PreparedLookup(statement, settings: settings, on: connection)
        if connection.driver.profile.cut == .cancellation { lifeline.attach(prepared.cancellation) }
        keyed[count] = prepared
        hasNumericKey = hasNumericKey || prepared.hasNumericKey
        return prepared
    }

    /// The rows of many callers; nil where the database cannot use one of the keys, whose ever it is.
    private func rowsUnlessRefused(_ spellings: [String], _ key: LookupKey) throws -> [String: [LookupRow]]? {
        do {
            return try rows(for: spellings, key)
        } catch let error as ODBCError where error.classification == .data {
            return nil
        }
    }

    /// The rows of the first spelling that has any.
    private func first(
        of spellings: [String], in found: [String: [LookupRow]]
    ) -> (hit: String?, rows: [LookupRow]) {
        for spelling in spellings { if let rows = found[spelling] { return (spelling, rows) } }
        return (nil, [])
    }

    /// The microseconds that an answer took which has just come; one reading of the clock for all that wants it.
    private func elapsed(since started: ContinuousClock.Instant) -> Int64 {
        let now = ContinuousClock.now
        lastUsed = openedAt.microseconds(to: now)
        return started.microseconds(to: now)
    }

    /// The key as this source can take it. Of attach data, which is text for people, what does not fit is cut off, and
    /// what the code page lacks is replaced; a number never is.
    private func fitted(_ key: LookupKey) -> (key: LookupKey, flags: DecisionFlags) {
        guard settings.query.uses(.attachData) else { return (key, []) }
        let key = key.cut(to: settings.attachLimit)
        let flags: DecisionFlags = key.isAttachCut ? .attachTruncated : []
        guard let attach = connection.replacingUnencodable(in: key.attach) else { return (key, flags) }
        return (key.with(attach: attach), flags.union(.charsetLossSuspected))
    }

    private func answer(
        _ rows: [LookupRow], asked: [String], hit: String?, _ flags: DecisionFlags,
        since started: ContinuousClock.Instant
    ) -> LookupAnswer {
        let elapsed = elapsed(since: started)
        guard !rows.isEmpty else { return .noRow(asked: asked, microseconds: elapsed, flags: flags) }
        return .found(rows, asked: asked, hit: hit, microseconds: elapsed, flags: flags)
    }

    private static func compiled(_ sql: String, _ dialect: SQLDialect) throws(TemplateRefusal) -> LookupTemplate {
        let compilation = LookupTemplate.compile(sql, dialect: dialect)
        guard let template = compilation.template else {
            throw TemplateRefusal(findings: compilation.findings.filter { $0.severity == .error }, dialect: dialect)
        }
        return template
    }
}

extension String {
    /// Digits, perhaps behind a plus sign.
    fileprivate var isPlainNumber: Bool {
        let digits = utf8.first == UInt8(ascii: "+") ? utf8.dropFirst() : utf8[...]
        return !digits.isEmpty && digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}
