import ODBC

extension Statement {
    /// Every row as text.
    func texts() throws -> [[String?]] {
        var rows: [[String?]] = []
        try query { row in rows.append(row.columns.indices.map { row.text($0) }) }
        return rows
    }
}
