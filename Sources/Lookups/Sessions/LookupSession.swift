package import ODBC
package import Routing

/// One connection with a lookup's statements: asks, reads, and names every outcome.
///
/// It blocks as long as the driver does and belongs to one thread. It connects when it is first asked and again
/// after its connection was lost.
package final class LookupSession {
    private let settings: LookupSettings
    private let string: ConnectionString
    private var connection: Connection?
    private var single: PreparedLookup?
    private var several: PreparedLookup?
    /// The statement as the database at the other end reads it, once connected.
    package private(set) var template: LookupTemplate

    /// A session that asks the database behind `string`.
    package init(_ settings: LookupSettings, connection string: ConnectionString) {
        self.settings = settings
        self.string = string.withSafeDefaults(timeoutMilliseconds: max(1, Int(settings.timeout)))
        template = settings.template
    }

    /// Connects and prepares, so that the first call need not wait for it.
    /// - Returns: What is wrong, in an answer's form; nil when all is well.
    package func warmUp() -> LookupAnswer? {
        do {
            try connect()
            return nil
        } catch {
            return failure(error, asked: [], since: .now)
        }
    }

    /// Asks for one key.
    package func answer(_ key: LookupKey) -> LookupAnswer {
        switch settings.screen(key) {
        case .answer(let answer):
            return answer
        case .ask(let spellings):
            let started = ContinuousClock.now
            do {
                try connect()
                return try ask(spellings, key, since: started)
            } catch {
                return failure(error, asked: settings.template.uses(.clid) ? spellings : [], since: started)
            }
        }
    }

    /// The columns of the lookup's result, where the driver can tell them without running it.
    package var columns: [Column] { single?.columns ?? [] }

    /// The driver and the database, once connected.
    package var driver: DriverInfo? { connection?.driver }

    private func connect() throws {
        guard connection == nil else { return }
        let opened = try Connection.open(string)
        // The driver at the other end knows best whose SQL this is; a data source's name tells nothing.
        let dialect = SQLDialect(driverName: opened.driver.databaseName)
        template =
            dialect == settings.template.dialect
            ? settings.template : try Self.compiled(settings.sql, dialect)
        single = try PreparedLookup(template, settings: settings, on: opened)
        several =
            settings.form == .auto
            ? try template.keyedBy(count: LookupSettings.spellingsAtOnce)
                .map { try PreparedLookup($0, settings: settings, on: opened) } : nil
        // Where the driver tells the columns beforehand, a statement without the declared ones fails here and not in
        // the first call.
        if let columns = single?.columns, !columns.isEmpty { _ = try ColumnMap(columns, of: settings) }
        connection = opened
    }

    private static func compiled(_ sql: String, _ dialect: SQLDialect) throws(TemplateRefusal) -> LookupTemplate {
        let compilation = LookupTemplate.compile(sql, dialect: dialect)
        guard let template = compilation.template else {
            throw TemplateRefusal(findings: compilation.findings.filter { $0.severity == .error }, dialect: dialect)
        }
        return template
    }

    private func ask(_ spellings: [String], _ key: LookupKey, since started: ContinuousClock.Instant) throws
        -> LookupAnswer
    {
        guard let single else { preconditionFailure("a connected session has its statement") }
        let flags: DecisionFlags = key.isAttachCut && template.uses(.attachData) ? .attachTruncated : []
        let isAboutCaller = single.isAboutCaller
        if spellings.count > 1, let several {
            let found = try several.rows(for: spellings, key)
            // A key that comes back otherwise than asked (padded, in another case) cannot be told apart here.
            if found.allSatisfy({ spellings.contains($0.spelling) }) {
                let hit = spellings.first { spelling in found.contains { $0.spelling == spelling } }
                let rows = found.filter { $0.spelling == hit }.map(\.row)
                return answer(rows, asked: spellings, hit: hit, flags, since: started)
            }
        }
        var asked: [String] = []
        for spelling in spellings {
            if isAboutCaller { asked.append(spelling) }
            let rows = try single.rows(for: spelling, key)
            if !rows.isEmpty {
                return answer(rows, asked: asked, hit: isAboutCaller ? spelling : nil, flags, since: started)
            }
        }
        return answer([], asked: asked, hit: nil, flags, since: started)
    }

    private func answer(
        _ rows: [LookupRow], asked: [String], hit: String?, _ flags: DecisionFlags,
        since started: ContinuousClock.Instant
    ) -> LookupAnswer {
        let elapsed = started.elapsedMicroseconds
        guard !rows.isEmpty else { return .noRow(asked: asked, microseconds: elapsed, flags: flags) }
        return .found(rows, asked: asked, hit: hit, microseconds: elapsed, flags: flags)
    }

    private func failure(_ error: any Error, asked: [String], since started: ContinuousClock.Instant) -> LookupAnswer {
        let elapsed = started.elapsedMicroseconds
        guard let error = error as? ODBCError else {
            // The statement and the database do not fit, which no retry mends.
            return .failed(.sqlError, asked: asked, microseconds: elapsed, detail: String(describing: error))
        }
        if error.endsSession { close() }
        let detail = error.diagnostics.first?.description ?? error.description
        switch error.classification {
        case .dead, .connect: return .failed(.down, asked: asked, microseconds: elapsed, detail: detail)
        case .timeout: return .failed(.timeout, asked: asked, microseconds: elapsed, detail: detail)
        case .configuration, .plan, .application:
            return .failed(.sqlError, asked: asked, microseconds: elapsed, detail: detail)
        case .data:
            return .noRow(asked: asked, microseconds: elapsed, detail: detail)
        }
    }

    private func close() {
        single = nil
        several = nil
        connection = nil
    }
}

extension ODBCError {
    /// The connection is of no further use, or in a state nobody vouches for.
    fileprivate var endsSession: Bool {
        switch classification {
        case .dead, .connect, .timeout: true
        case .configuration, .plan, .data, .application: false
        }
    }
}
