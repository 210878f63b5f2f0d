import Foundation
import ODBC
import TestSupport
import Testing

@testable import vipday

/// The loader against each kind of database there is: SQLite always, the servers where they run.
struct CRMTests {
    let folder: TemporaryFolder
    let sqlite: ConnectionString

    init() throws {
        folder = try TemporaryFolder()
        sqlite = ConnectionString(["Driver": "SQLite3", "Database": folder.path("crm.db")])
    }

    @Test func `the table holds every customer as invented`() throws {
        try CRM.create(at: sqlite, customers: 300)
        #expect(try rows(at: sqlite) == Self.invented(300))
    }

    @Test func `a table that is there already is left alone`() throws {
        try CRM.create(at: sqlite, customers: 3)
        #expect(throws: ODBCError.self) { try CRM.create(at: sqlite, customers: 5) }
        #expect(try rows(at: sqlite) == Self.invented(3))
    }

    @Test(.enabled(if: !servers.isEmpty), arguments: servers)
    func `names of every script survive a server`(variable: String) throws {
        // A database of its own: other suites use the same servers at the same time.
        var string = try ConnectionString(#require(ProcessInfo.processInfo.environment[variable]))
        let server = try Connection.open(string)
        try server.execute("create database vipday")
        defer { #expect(throws: Never.self) { try server.execute("drop database vipday") } }
        string["Database"] = "vipday"
        try CRM.create(at: string, customers: 300)
        #expect(try rows(at: string) == Self.invented(300))
    }

    private static let servers = ["CALLSTEER_TEST_POSTGRESQL", "CALLSTEER_TEST_MARIADB"]
        .filter { ProcessInfo.processInfo.environment[$0] != nil }

    private static func invented(_ count: Int) -> [String: [String?]] {
        let customers = (0..<count).map { Customer($0) }
        return Dictionary(
            uniqueKeysWithValues: customers.map {
                ($0.phoneNumber, [$0.queueCode.map(String.init), $0.priority.map(String.init), $0.attachData])
            })
    }

    private func rows(at string: ConnectionString) throws -> [String: [String?]] {
        let connection = try Connection.open(string)
        let all = try connection.prepare("select phone_number, queue_code, priority, attachdata from Customers")
        var rows: [String: [String?]] = [:]
        try all.query { row in rows[row.text(0) ?? ""] = [row.text(1), row.text(2), row.text(3)] }
        return rows
    }
}
