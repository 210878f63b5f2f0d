import ODBC
import TestSupport
import Testing

/// What the library makes of calls that fail, each driver's failure being one of design.
@Suite struct FaultyDriverTests {
    static let readings: [Statement.Reading] = [.bound(), .bound(capacity: 16), .whole]

    @Test(arguments: readings)
    func `a driver asked for no fault has none`(_ reading: Statement.Reading) throws {
        let statement = try FaultyDriver.lookup(["Queue": "12", "Attach": "echo", "Rows": "2"], reading: reading)
        #expect(try statement.texts() == Array(repeating: ["12", "5", "0541234567"], count: 2))
        try statement.bind("039999999", at: 0)
        #expect(try statement.texts()[1] == ["12", "5", "039999999"])
    }

    /// A call, how its rows are read, and the state it fails with.
    static let failingCalls: [(String, Statement.Reading)] = [
        ("prepare", .bound()), ("execute", .bound()), ("describe", .bound()), ("fetch", .bound()),
        ("moreresults", .bound()), ("getdata", .whole),
    ]

    static let states: [(SQLState, ODBCError.Classification)] = [
        ("08S01", .dead), ("57P01", .dead), ("HYT00", .timeout), ("57014", .timeout), ("HY008", .timeout),
        ("42S02", .plan), ("42883", .plan), ("HY000", .plan), ("22001", .data), ("23505", .data),
        ("45000", .application), ("28000", .configuration), ("01000", .plan),
    ]

    @Test(arguments: failingCalls, states)
    func `a failing call is classified and named`(
        _ failing: (call: String, reading: Statement.Reading),
        _ expected: (state: SQLState, classification: ODBCError.Classification)
    ) throws {
        let connection = try FaultyDriver.connect([
            "Fault": "error-\(failing.call)", "State": "\(expected.state)", "Native": "77", "Times": "1",
        ])
        let error = try #require(throws: ODBCError.self) { try connection.lookup(reading: failing.reading).texts() }
        #expect(error.classification == expected.classification)
        #expect(error.state == expected.state)
        #expect(error.diagnostics.first?.nativeCode == 77)
        #expect("\(error.call)".lowercased().hasPrefix("sql" + failing.call))
        // What is not lost serves the next caller.
        if expected.state.belongs(to: "08") {
            #expect(throws: ODBCError.self) { try connection.lookup(reading: failing.reading) }
        } else {
            #expect(try connection.lookup(reading: failing.reading).texts() == [["1", "5", ""]])
        }
    }

    @Test(arguments: [("libtdsodbc.so", ODBCError.Classification.dead), ("libother.so", .plan)])
    func `a warning as an error is a loss where the driver can say that it is`(
        _ driver: String, _ expected: ODBCError.Classification
    ) throws {
        let statement = try FaultyDriver.lookup([
            "DriverName": driver, "Fault": "error-execute", "State": "01000", "Lost": "1",
        ])
        let error = #expect(throws: ODBCError.self) { try statement.texts() }
        #expect(error?.classification == expected)
    }

    /// SQL_STILL_EXECUTING, SQL_NEED_DATA, SQL_INVALID_HANDLE, and what is no code at all.
    static let oddCodes = [2, 99, -2, 12345, -12345, 3]

    @Test(arguments: failingCalls, oddCodes)
    func `a code that means nothing here is a failure without words`(
        _ failing: (call: String, reading: Statement.Reading), _ code: Int
    ) throws {
        let connection = try FaultyDriver.connect(["Fault": "code-\(failing.call)", "Code": "\(code)"])
        let error = try #require(throws: ODBCError.self) { try connection.lookup(reading: failing.reading).texts() }
        #expect(error.classification == .plan)
        #expect("\(error.call)".lowercased().hasPrefix("sql" + failing.call))
    }

    @Test func `no data from an execution is success without rows`() throws {
        let statement = try FaultyDriver.lookup(["Fault": "code-execute", "Code": "100", "Columns": ""])
        #expect(try statement.texts() == [])
        #expect(try statement.execute() == 0)
    }

    @Test func `no data from a fetch is the end of the rows`() throws {
        let statement = try FaultyDriver.lookup(["Fault": "code-fetch", "Code": "100", "After": "1", "Rows": "-1"])
        #expect(try statement.texts().count == 1)
    }

    @Test func `a fetch that writes nothing gives a row of nothing`() throws {
        let statement = try FaultyDriver.lookup([
            "Fault": "code-fetch", "Code": "0", "Attach": "echo", "Rows": "1", "Every": "3",
        ])
        #expect(try statement.texts() == [["1", "5", "0541234567"]])
        // The third fetch of the connection succeeds and delivers nothing: not the row that was there before.
        #expect(try statement.texts() == [[nil, nil, nil], ["1", "5", "0541234567"]])
    }

    @Test func `a connection lost at the fourth execution stays lost and is let go`() throws {
        let connection = try FaultyDriver.connect(["Fault": "error-execute", "State": "08S01", "After": "3"])
        let statement = try connection.lookup()
        for _ in 0..<3 { #expect(try statement.texts().count == 1) }
        for _ in 0..<3 {
            let error = #expect(throws: ODBCError.self) { try statement.texts() }
            #expect(error?.classification == .dead)
        }
        let error = #expect(throws: ODBCError.self) { try connection.prepare("select 1") }
        #expect(error?.classification == .dead)
    }

    @Test func `every third execution fails and the others serve`() throws {
        let statement = try FaultyDriver.lookup(["Fault": "error-execute", "State": "HYT00", "Every": "3"])
        let outcomes = (1...9).map { _ in (try? statement.texts().count) == 1 }
        #expect(outcomes == [true, true, false, true, true, false, true, true, false])
    }

    @Test func `a server that refuses twice serves the third attempt`() throws {
        let settings: KeyValuePairs = ["Fault": "error-connect", "Counter": "refused twice", "Times": "2"]
        for _ in 0..<2 {
            let error = #expect(throws: ODBCError.self) { try FaultyDriver.connect(settings) }
            #expect(error?.classification == .connect)
        }
        #expect(try FaultyDriver.lookup(settings).texts().count == 1)
    }

    @Test(arguments: oddCodes + [100])
    func `a connect that ends in no known way is a failure to connect`(_ code: Int) {
        let error = #expect(throws: ODBCError.self) {
            try FaultyDriver.connect(["Fault": "code-connect", "Code": "\(code)"])
        }
        #expect(error?.classification == .connect)
    }

    @Test(arguments: ["error-info", "code-info"])
    func `a driver that tells nothing of itself is one of the others`(_ fault: String) throws {
        let connection = try FaultyDriver.connect(["Fault": fault, "Code": "-2"])
        #expect(connection.driver.name == "")
        #expect(connection.driver.profile == .other)
        #expect(try connection.lookup().texts() == [["1", "5", ""]])
    }

    @Test(arguments: ["error-free", "code-free", "error-disconnect", "code-disconnect"])
    func `a connection that cannot be let go harms nobody`(_ fault: String) throws {
        for _ in 0..<3 {
            #expect(try FaultyDriver.lookup(["Fault": fault, "Code": "-2"]).texts().count == 1)
        }
        #expect(try FaultyDriver.lookup().texts().count == 1)
    }

    @Test(arguments: [-1, 0, 2, 32767])
    func `a wrong count of markers is refused`(_ markers: Int) throws {
        let error = #expect(throws: ODBCError.self) { try FaultyDriver.lookup(["Markers": "\(markers)"]) }
        #expect(error?.state == "07002")
        #expect(error?.classification == .plan)
    }
}
