import ODBC
import TestSupport
import Testing

/// What the library makes of rows and columns that are not what they should be.
@Suite struct FaultyRowsTests {
    @Test func `ten thousand rows are read in order`() throws {
        let statement = try FaultyDriver.lookup(["Columns": "ROW", "Rows": "10000"])
        #expect(try statement.texts() == (1...10000).map { ["\($0)"] })
    }

    @Test func `rows without end are read to the limit`() throws {
        let statement = try FaultyDriver.lookup(["Columns": "ROW", "Rows": "-1"])
        var last: String?
        #expect(try statement.query(upTo: 7) { last = $0.text(0) } == 7)
        #expect(last == "7")
    }

    @Test func `every result set is told and read`() throws {
        let statement = try FaultyDriver.lookup(["Columns": "ROW", "Rows": "2", "Sets": "3"])
        #expect(try statement.tables().map(\.rows) == Array(repeating: [[.text("1")], [.text("2")]], count: 3))
    }

    @Test func `a statement without columns gives no rows`() throws {
        let statement = try FaultyDriver.lookup(["Columns": ""])
        var isDescribed = false
        #expect(try statement.query(describing: { _ in isDescribed = true }, { _ in }) == 0)
        #expect(!isDescribed)
    }

    @Test func `columns may be unnamed, named alike or in any language`() throws {
        let statement = try FaultyDriver.lookup(["Columns": "A,,a,A,תור,x y"])
        let table = try #require(try statement.tables().first)
        #expect(table.columns.map(\.name) == ["A", "", "a", "A", "תור", "x y"])
        #expect(table.rows == [Array(repeating: .text("value"), count: 6)])
    }

    @Test func `a column's name beyond all measure is cut`() throws {
        let name = String(repeating: "n", count: 3000)
        let statement = try FaultyDriver.lookup(["Columns": name])
        let columns = try #require(try statement.tables().first).columns
        #expect(columns.count == 1)
        #expect(!columns[0].name.isEmpty && name.hasPrefix(columns[0].name))
    }

    @Test func `fewer than no columns are none`() throws {
        #expect(try FaultyDriver.lookup(["Width": "-1"]).texts() == [])
    }

    @Test(arguments: [4, 64, 32767])
    func `columns that are only counted are the statement's fault`(_ width: Int) throws {
        let statement = try FaultyDriver.lookup(["Width": "\(width)"])
        let error = #expect(throws: ODBCError.self) { try statement.texts() }
        #expect(error?.state == "07009")
        #expect(error?.classification == .plan)
    }

    @Test(arguments: [("-1", 0), ("-9223372036854775808", 0), ("5", 5), ("9223372036854775807", Int.max)])
    func `a count of changed rows below zero is none`(_ told: String, _ expected: Int) throws {
        #expect(try FaultyDriver.lookup(["RowCount": told]).execute() == expected)
        #expect(try FaultyDriver.connect(["RowCount": told]).execute("delete from vip") == expected)
    }

    @Test func `counts of changed rows beyond any number do not add up to a crash`() throws {
        let settings: KeyValuePairs = ["RowCount": "9223372036854775807", "Sets": "3"]
        #expect(try FaultyDriver.lookup(settings).execute() == .max)
        #expect(try FaultyDriver.connect(settings).execute("delete from vip") == .max)
    }

    /// ODBC lets a driver leave the length alone only when it fails; a row of NULLs is the safe reading.
    @Test func `a value without a length is NULL and never the last caller's`() throws {
        let statement = try FaultyDriver.lookup(["Attach": "echo", "Fault": "stale-indicator"])
        #expect(try statement.texts() == [[nil, nil, nil]])
        try statement.bind("039999999", at: 0)
        #expect(try statement.texts() == [[nil, nil, nil]])
    }

    @Test func `a length beyond the value does not show what the caller before left there`() throws {
        // Of this driver the places stay the same from one execution to the next.
        let statement = try FaultyDriver.lookup(
            ["DriverName": "psqlodbcw.so", "Attach": "echo", "Indicator": "\(Int.max)", "Column": "3"],
            reading: .bound(capacity: 32))
        try statement.bind("05412345678901234567", at: 0)
        _ = try statement.texts()
        try statement.bind("03", at: 0)
        let attach = try #require(try statement.texts()[0][2])
        #expect(attach == "03")
    }

    @Test func `a driver one row behind is caught by a statement that selects the caller`() throws {
        let statement = try FaultyDriver.lookup([
            "Columns": "CLID,ATTACH", "Attach": "echo", "Fault": "previous-row",
        ])
        _ = try statement.texts()
        try statement.bind("039999999", at: 0)
        #expect(try statement.texts() == [["039999999", "0541234567"]])
    }
}
