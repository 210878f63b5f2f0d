import ODBC

/// A database with the statistics tables in it.
struct StatisticsDatabase {
    private let connection: Connection
    private var profile: DriverProfile { connection.driver.profile }

    /// Connects. A file of SQLite that is not there is made.
    init(_ string: ConnectionString) throws(ODBCError) {
        // Limits against servers that hang; a lookup's would forbid SQLite to make the file.
        let isFile = string.profile == .sqlite
        connection = try Connection.open(isFile ? string : string.withSafeDefaults(timeoutMilliseconds: 60_000))
    }

    /// All or nothing, where the database can: MariaDB commits with every table it creates.
    func transaction(_ body: () throws -> Void) throws { try connection.transaction(body) }

    /// Makes those of the ten tables that are not there.
    func createTables() throws(ODBCError) {
        for table in StatisticsTable.all { try connection.execute(statement(creating: table)) }
    }

    /// The tables that have rows.
    func occupiedTables() throws(ODBCError) -> [String] {
        var occupied: [String] = []
        for table in StatisticsTable.all {
            let count = try connection.prepare("select count(*) from \(table.name)", isSelect: true)
            var rows: Int64 = 0
            // Some drivers give a count as a number, some as its digits.
            try count.query { rows = Self.number($0.cell(0)) }
            if rows > 0 { occupied.append(table.name) }
        }
        return occupied
    }

    /// Empties all ten.
    func empty() throws(ODBCError) {
        for table in StatisticsTable.all { try connection.execute("delete from \(table.name)") }
    }

    /// Adds rows, told one by one as texts and numbers in the order of the columns.
    func insert(_ count: Int, into table: StatisticsTable, row: (Int) -> [Cell]) throws(ODBCError) {
        guard count > 0 else { return }
        let statement = try connection.prepare(insertion(into: table), parameters: table.columns.map(parameter))
        for index in 0..<count {
            for (place, cell) in row(index).enumerated() {
                switch cell {
                case .text(let text): try statement.bind(text, at: place)
                case .integer(let number): statement.bind(number, at: place)
                case .null, .real, .bytes: statement.bindNull(at: place)
                }
            }
            try statement.execute()
        }
    }

    private func statement(creating table: StatisticsTable) -> String {
        let columns = table.columns.map { column in
            "\(column.name) \(column.kind.words(in: profile))\(table.key.contains(column.name) ? " not null" : "")"
        }
        let key = table.key.joined(separator: ", ")
        let body = "\(table.name) (\(columns.joined(separator: ", ")), primary key (\(key)))"
        return switch profile {
        case .freeTDS, .microsoft: "if object_id('\(table.name)') is null create table \(body)"
        case .postgreSQL, .mariaDB, .sqlite, .other: "create table if not exists \(body)"
        }
    }

    private func insertion(into table: StatisticsTable) -> String {
        let names = table.columns.map(\.name).joined(separator: ", ")
        // PostgreSQL takes a text for a moment only when told to.
        let marks = table.columns.map { column in
            column.kind == .dateTime && profile == .postgreSQL ? "cast(? as timestamp(3))" : "?"
        }
        return "insert into \(table.name) (\(names)) values (\(marks.joined(separator: ", ")))"
    }

    private func parameter(_ column: StatisticsColumn) -> ParameterType {
        switch column.kind {
        case .dateTime: .text(limit: 23)
        case .nvarchar(let length): .wideText(limit: length)
        case .int, .smallint, .tinyint: .integer
        }
    }

    private static func number(_ cell: Cell) -> Int64 {
        switch cell {
        case .integer(let number): number
        case .real(let number): Int64(number)
        case .text(let text): Int64(text) ?? 0
        case .null, .bytes: 0
        }
    }
}
