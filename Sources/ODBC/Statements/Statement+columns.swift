import CUnixODBC

extension Statement {
    func columnCount() throws(ODBCError) -> Int {
        var count: SQLSMALLINT = 0
        try check(SQLNumResultCols(handle.raw, &count), "SQLNumResultCols")
        return Int(count)
    }

    /// Learns the columns of the current result set and makes room for its rows.
    func describe(set: Int, width: Int) throws(ODBCError) {
        describedSet = nil
        var columns: [Column] = []
        columns.reserveCapacity(width)
        for number in 1...width { columns.append(try column(SQLUSMALLINT(number))) }
        try check(SQLFreeStmt(handle.raw, SQLUSMALLINT(SQL_UNBIND)), "SQLFreeStmt")
        rows.layOut(columns)
        if case .bound = rows.reading { try check(rows.bind(to: handle), "SQLBindCol") }
        describedSet = set
    }

    private func column(_ number: SQLUSMALLINT) throws(ODBCError) -> Column {
        var name = [SQLCHAR](repeating: 0, count: 512)
        var length: SQLSMALLINT = 0
        var type: SQLSMALLINT = 0
        var size: SQLULEN = 0
        var digits: SQLSMALLINT = 0
        var nullable: SQLSMALLINT = 0
        let room = SQLSMALLINT(name.count)
        try check(
            SQLDescribeCol(handle.raw, number, &name, room, &length, &type, &size, &digits, &nullable),
            "SQLDescribeCol")
        let isNullable: Bool? =
            switch Int32(nullable) {
            case SQL_NULLABLE: true
            case SQL_NO_NULLS: false
            default: nil
            }
        return Column(
            name: connection.codec.text(name.prefix { $0 != 0 }), type: Int(type), size: Int(clamping: size),
            decimalDigits: Int(digits), isNullable: isNullable)
    }
}
