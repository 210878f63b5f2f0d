import Foundation
import Testing
import Workbench

/// `database: seed.sql`: the real lookup, over ODBC, against a fresh SQLite file.
struct FixtureDatabaseTests {
    private static let table =
        "create table Customers (phone_number text, QUEUE_CODE int, PRIORITY int, ATTACHDATA text, AGENT text);\n"
        + "create table Branches (phone_number text, QUEUE_CODE int, PRIORITY int, ATTACHDATA text);\n"

    private let project: Project

    init() throws { project = try .bank() }

    private func differences(seed: String, inCase body: String) async throws -> [String] {
        try project.write(Self.table + seed, to: "seed.sql")
        return try await project.differences(inCase: "database: seed.sql\n" + body)
    }

    @Test func `the row comes from the database and the statement really runs`() async throws {
        let seed = "insert into Customers values ('+972541111111', 12, 1, 'כהן דוד', 'noa');"
        let body = """
            each:
              - { call: { clid: "054-111-1111" }, expect: { rule: known, queue: vip, priority: 1, attach: "כהן דוד" } }
              - { call: { clid: "0541111112" }, expect: { rule: ordinary, lookup: no_row } }
              - { call: { clid: "0541111111' or '1'='1" }, expect: { rule: ordinary, lookup: no_row } }
            """
        #expect(try await differences(seed: seed, inCase: body) == [])
    }

    @Test func `the database is there while cases run and gone afterwards`() async throws {
        // SQLite tells its own file's path, which thereby comes out as attach data.
        let rules = Project.bankRules.split(separator: "\n").filter { !$0.hasPrefix("limits") }.joined(separator: "\n")
        try project.write(rules, to: "rules.yaml")
        let seed = "insert into Customers select '0541111111', 12, 1, file, null from pragma_database_list;"
        let found = try await differences(seed: seed, inCase: "expect: { attach: null }")
        let path = try #require(found.first?.split(separator: "\"").last.map(String.init))
        #expect(path.hasSuffix("/fixture.db"))
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func `every run starts from a fresh database`() async throws {
        let seed = "insert into Customers select '0541111111', 12, 1 + count(*), null, null from Customers;"
        for _ in 0..<2 { #expect(try await differences(seed: seed, inCase: "expect: { priority: 1 }") == []) }
    }

    @Test func `cases and items may use databases of their own`() async throws {
        try project.write(Self.table, to: "empty.sql")
        let seed = "insert into Customers values ('0541111111', 14, 2, null, null);"
        let body = """
            each:
              - { expect: { queue: back, priority: 2 } }
              - { database: empty.sql, expect: { rule: ordinary } }
              - { lookups: { crm: { row: { queue: 12 } } }, expect: { queue: vip } }
            """
        #expect(try await differences(seed: seed, inCase: body) == [])
    }

    @Test(arguments: [
        // A semicolon in a string, a comment, a quoted name; quotes in comments; a doubled quote.
        "insert into Customers values ('0541111111', 12, 1, 'a;b''c', null);",
        "-- it's; a comment\ninsert into Customers values ('0541111111', 12, 1, 'a;b''c', null)",
        "/* ' ; */ insert into Customers /* -- */ values ('0541111111', 12, 1, 'a;b''c', null);\n;;\n",
        "create table \"x;y\" (\"it's\" int); insert into Customers values ('0541111111', 12, 1, 'a;b''c', null);",
        "insert into Customers values ('0541111111', 12, 1, 'a;b''c', null); -- the last line has no break",
        """
        create trigger urgent after insert on Customers begin
            update Customers set PRIORITY = 1 where PRIORITY = 9; -- first
            update Customers set ATTACHDATA = 'a;b''c' where ATTACHDATA is null;
        end;
        insert into Customers values ('0541111111', 12, 9, null, null);
        """,
        """
        CREATE TRIGGER IF NOT EXISTS urgent AFTER INSERT ON Customers BEGIN
            UPDATE Customers SET PRIORITY = CASE WHEN PRIORITY = 9 THEN 1 ELSE 2 END;
            UPDATE Customers SET ATTACHDATA = 'a;b''c' WHERE ATTACHDATA IS NULL;
        END;
        insert into Customers values ('0541111111', 12, 9, null, null);
        """,
        """
        create table log (trigger text);
        insert into log values ('begin');
        insert into Customers values ('0541111111', 12, 1, 'a;b''c', null);
        """,
    ])
    func `a seed is cut into statements as SQLite reads it`(seed: String) async throws {
        let body = "expect: { queue: vip, priority: 1, attach: \"a;b'c\" }"
        #expect(try await differences(seed: seed, inCase: body) == [])
    }

    @Test func `a seed that SQLite refuses fails the case and says what is wrong`() async throws {
        let found = try await differences(seed: "insert into Nowhere values (1);", inCase: "expect: { queue: vip }")
        let reason = try #require(found.first)
        #expect(reason.hasPrefix("\(project.path("seed.sql")): "))
        #expect(reason.contains("no such table: Nowhere"))
    }

    @Test func `a seed without the statement's table fails the case and says which`() async throws {
        try project.write("create table Other (a int);", to: "other.sql")
        let found = try await project.differences(inCase: "database: other.sql\nexpect: { queue: vip }")
        #expect(found.first?.contains("no such table: Customers") == true)
    }

    @Test func `a seed that is not there fails the case and names it`() async throws {
        let found = try await project.differences(inCase: "database: lost.sql\nexpect: { queue: vip }")
        #expect(found.first?.hasPrefix(project.path("lost.sql")) == true)
    }
}
