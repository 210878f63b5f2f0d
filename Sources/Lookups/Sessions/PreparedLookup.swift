import ODBC
import Routing

/// A lookup's statement, prepared on one connection.
final class PreparedLookup {
    private let settings: LookupSettings
    private let statement: Statement
    private let parameters: [Binding]
    /// Of each parameter, the variable that is bound as it is; nil where a text is composed.
    private let plain: [LookupVariable?]
    private let keys: Range<Int>?
    /// The statement asks about the caller.
    let isAboutCaller: Bool
    private var map: ColumnMap?
    /// The layout of rows that `map` is for; another when the driver tells of other columns.
    private var mapped = 0

    /// More rows than this are not read; which of so many is the best, the statement should say.
    static let rowLimit = 1000

    /// Prepares the statement for one spelling of the caller.
    init(_ template: LookupTemplate, settings: LookupSettings, on connection: Connection) throws(ODBCError) {
        self.settings = settings
        parameters = template.parameters
        plain = parameters.map(\.plainVariable)
        keys = nil
        isAboutCaller = template.uses(.clid)
        statement = try connection.prepare(
            template.statement, parameters: parameters.map { Self.type($0, settings) }, reading: settings.reading,
            isSelect: template.keyRefusal == nil)
    }

    /// Prepares the statement for several spellings at once; its last column tells which one a row is for.
    init(_ keyed: KeyedStatement, settings: LookupSettings, on connection: Connection) throws(ODBCError) {
        self.settings = settings
        parameters = keyed.parameters
        plain = parameters.map(\.plainVariable)
        keys = keyed.keys
        isAboutCaller = true
        statement = try connection.prepare(
            keyed.statement, parameters: parameters.map { Self.type($0, settings) }, reading: settings.reading,
            isSelect: true)
    }

    /// The text that is prepared.
    var sql: String { statement.sql }

    /// Ends an execution from another thread.
    var cancellation: Statement.Cancellation { statement.cancellation }

    /// The columns of the result, where the driver tells them before the first execution.
    var columns: [Column] { statement.columns }

    /// The key is compared as a number, as far as the driver tells before the first execution: 0500, 500 and +500 are
    /// the same then.
    var hasNumericKey: Bool { keys != nil && columns.last?.isNumber == true }

    /// The rows for one spelling.
    func rows(for spelling: String, _ key: LookupKey) throws -> [LookupRow] {
        try bind(key) { _ in spelling }
        var rows: [LookupRow] = []
        try fetch(hasKey: false) { row, map in
            let row = map.row(row)
            // Made for one row, an array takes half the time of one that grows, and nearly all answers are one row.
            if rows.isEmpty { rows = [row] } else { rows.append(row) }
        }
        return rows
    }

    /// The rows for several spellings, each with the spelling it is for as the database returned it.
    func rows(for spellings: [String], _ key: LookupKey) throws -> [(spelling: String, row: LookupRow)] {
        let first = keys?.lowerBound ?? 0
        try bind(key) { index in
            let place = index - first
            return spellings.indices.contains(place) ? spellings[place] : spellings[0]
        }
        var rows: [(spelling: String, row: LookupRow)] = []
        try fetch(hasKey: true) { row, map in
            rows.append((row.text(row.columns.count - 1) ?? "", map.row(row)))
        }
        return rows
    }

    private func bind(_ key: LookupKey, spelling: (Int) -> String) throws(ODBCError) {
        for index in plain.indices {
            switch plain[index] {
            case .clid: try statement.bind(spelling(index), at: index)
            case .dnis: try statement.bind(key.dnis, at: index)
            case .attachData: try statement.bind(key.attach, at: index)
            case nil:
                // Screening lets no spelling through that a parameter refuses.
                let value = parameters[index].value(clid: spelling(index), dnis: key.dnis, attach: key.attach)
                if let value { try statement.bind(value, at: index) }
            }
        }
    }

    private func fetch(hasKey: Bool, _ take: (borrowing Row, ColumnMap) -> Void) throws {
        var mismatch: ColumnMap.Mismatch?
        let visited = try statement.query(upTo: Self.rowLimit) { row in
            do throws(ColumnMap.Mismatch) {
                if row.layout != mapped { try map(row.columns, row.layout, hasKey: hasKey) }
                if let map { take(row, map) }
            } catch {
                mismatch = error
            }
        }
        if let mismatch { throw mismatch }
        // Without a row nobody has asked yet whether the columns are those declared.
        if visited == 0, statement.layout != mapped || map == nil {
            try map(statement.columns, statement.layout, hasKey: hasKey)
        }
    }

    private func map(_ columns: [Column], _ layout: Int, hasKey: Bool) throws(ColumnMap.Mismatch) {
        map = try ColumnMap(of: columns, hasKey: hasKey, settings)
        mapped = layout
    }

    private static func type(_ parameter: Binding, _ settings: LookupSettings) -> ParameterType {
        // Numbers are VARCHAR, because a wide key would cost SQL Server its index; what may hold any language is wide.
        parameter.isNational
            ? .wideText(limit: LookupSettings.longestParameter) : .text(limit: LookupSettings.longestParameter)
    }
}

extension LookupSettings {
    /// Room for attach data at its limit, four bytes of UTF-8 a unit, and never less than a kilobyte.
    fileprivate var reading: Statement.Reading { .bound(capacity: max(1024, attachLimit * 4 + 8)) }
}

extension ColumnMap {
    /// The map of a result whose last column may be the key that a row is for.
    fileprivate convenience init(of columns: [Column], hasKey: Bool, _ settings: LookupSettings) throws(Mismatch) {
        try self.init(hasKey ? Array(columns.dropLast()) : columns, of: settings)
    }
}

extension Column {
    /// NUMERIC (2) and DECIMAL (3) have the family of text, because no binary type holds all their values.
    fileprivate var isNumber: Bool { family == .integer || family == .real || type == 2 || type == 3 }
}
