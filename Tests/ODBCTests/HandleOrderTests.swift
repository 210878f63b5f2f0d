import CUnixODBC
import Foundation
import Testing

@testable import ODBC

@Suite struct HandleOrderTests {
    /// The driver manager's own log is the witness: it tells each call with the handle it was given. Cases
    /// running beside this one write to the same log, so only lines about our handles count.
    @Test func `statement, disconnect, connection and environment end in this order`() throws {
        let folder = try TemporaryFolder()
        let log = folder.path("trace.log")
        try "".write(toFile: log, atomically: true, encoding: .utf8)
        let handles = try tracedToEnd(log: log, database: folder.path("test.db"))

        let calls = try calls(in: String(contentsOfFile: log, encoding: .utf8))
        let ends = calls.filter { call in
            call.name == "SQLDisconnect" || call.name == "SQLFreeHandle" && handles.contains(call.handle)
        }.filter { handles.contains($0.handle) }
        #expect(
            ends == [
                Call(name: "SQLFreeHandle", handle: handles[0]), Call(name: "SQLDisconnect", handle: handles[1]),
                Call(name: "SQLFreeHandle", handle: handles[1]), Call(name: "SQLFreeHandle", handle: handles[2]),
            ])
    }

    private struct Call: Equatable {
        let name: String
        let handle: String
    }

    /// Lets go of a connection before its statement, the wrong way round, under the driver manager's trace.
    /// Answers the addresses of statement, connection and environment.
    private func tracedToEnd(log: String, database: String) throws -> [String] {
        var connection: Connection? = try Connection.open("Driver={SQLite3};Database=\(database)")
        var statement: Statement? = try connection?.prepare("select 1")
        let handles = [
            statement?.handle.raw, connection?.handle.raw, connection?.environment.handle.raw,
        ].map { $0.map { "0x" + String(UInt(bitPattern: $0), radix: 16) } ?? "" }

        // Traced only now: before, another case's freed handle could have had the address of one of ours.
        let tracer = try Environment.open()
        let switchboard = try Handle.allocate(.connection, under: tracer.handle)
        var path = Array(log.utf8) + [0]
        SQLSetConnectAttr(switchboard.raw, SQL_ATTR_TRACEFILE, &path, SQL_NTS)
        SQLSetConnectAttr(switchboard.raw, SQL_ATTR_TRACE, odbc_int_ptr(SQLLEN(SQL_OPT_TRACE_ON)), 0)
        defer { SQLSetConnectAttr(switchboard.raw, SQL_ATTR_TRACE, odbc_int_ptr(SQLLEN(SQL_OPT_TRACE_OFF)), 0) }
        connection = nil
        #expect(try statement?.query { _ in } == 1)
        statement = nil
        return handles
    }

    private func calls(in log: String) -> [Call] {
        var calls: [Call] = []
        var name = ""
        for line in log.split(separator: "\n") {
            if line.hasPrefix("[ODBC]"), let file = line.split(separator: "[").first(where: { $0.contains(".c]") }) {
                name = String(file.prefix { $0 != "." })
            } else if ["Input Handle = ", "Connection = "].contains(where: line.contains),
                let handle = line.split(separator: " ").last
            {
                calls.append(Call(name: name, handle: String(handle)))
            }
        }
        return calls
    }
}
