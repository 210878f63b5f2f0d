import ODBC
import TestSupport

extension FaultyDriver {
    static func connect(_ settings: KeyValuePairs<String, String> = [:]) throws -> Connection {
        try Connection.open(string(settings))
    }

    /// A lookup of one caller on a connection of its own.
    static func lookup(
        _ settings: KeyValuePairs<String, String> = [:], reading: Statement.Reading = .bound()
    ) throws -> Statement {
        try connect(settings).lookup(reading: reading)
    }
}

extension Connection {
    func lookup(_ caller: String = "0541234567", reading: Statement.Reading = .bound()) throws -> Statement {
        let statement = try prepare(
            "select queue_code, priority, attachdata from vip where clid = ?", parameters: [.text(limit: 20)],
            reading: reading)
        try statement.bind(caller, at: 0)
        return statement
    }
}

extension Statement {
    /// The rows of all result sets as text.
    func texts() throws -> [[String?]] {
        var rows: [[String?]] = []
        try query { row in rows.append(row.columns.indices.map { row.text($0) }) }
        return rows
    }
}
