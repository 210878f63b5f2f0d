import ODBC
import TestSupport
import Testing

/// What the library makes of diagnostic records that say too much.
@Suite struct FaultyWordsTests {
    @Test(arguments: ["hunter2", "hun}ter2", "hunter2;Uid=x"])
    func `a driver that quotes the connection string tells no secret`(_ password: String) throws {
        let error = #expect(throws: ODBCError.self) {
            try FaultyDriver.connect([
                "Pwd": password, "Fault": "error-connect", "Message": "cannot connect with %c", "Records": "3",
            ])
        }
        let text = try #require(error.map { "\($0) \($0.diagnostics)" })
        #expect(text.contains("cannot connect with"))
        #expect(!text.contains("hun"))
    }

    @Test func `a driver that quotes the connection string later tells no secret either`() throws {
        let statement = try FaultyDriver.lookup(["Pwd": "hunter2", "Fault": "error-execute", "Message": "at %c"])
        let error = #expect(throws: ODBCError.self) { try statement.texts() }
        let text = try #require(error.map { "\($0)" })
        #expect(!text.contains("hunter2"))
    }

    @Test func `an error holds no bound value of its own`() throws {
        let statement = try FaultyDriver.lookup(["Fault": "error-execute", "State": "22P02"])
        let error = #expect(throws: ODBCError.self) { try statement.texts() }
        #expect(error.map { "\($0)".contains("0541234567") } == false)
    }

    @Test func `records beyond count and measure are cut`() throws {
        let message = String(repeating: "word\n", count: 1000)
        let statement = try FaultyDriver.lookup([
            "Fault": "error-execute", "State": "42S02", "Records": "40", "Message": message,
        ])
        let error = try #require(throws: ODBCError.self) { try statement.texts() }
        #expect(error.classification == .plan)
        #expect(!error.diagnostics.isEmpty && error.diagnostics.count <= 16)
        #expect("\(error)".count < 16 * 250)
        #expect(!"\(error)".contains("\n"))
    }

    @Test(arguments: ["", "4200", "42s02", "?????", "42-02", "ééé"])
    func `a state that is none is a general error`(_ state: String) throws {
        let statement = try FaultyDriver.lookup(["Fault": "error-execute", "State": state])
        let error = #expect(throws: ODBCError.self) { try statement.texts() }
        #expect(error?.state == "HY000")
        #expect(error?.classification == .plan)
    }
}
