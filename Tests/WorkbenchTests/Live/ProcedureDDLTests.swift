import Foundation
import Lookups
import ODBC
import Routing
import RuleFiles
import TestSupport
import Testing
import Workbench

/// What `lookup describe --ddl` prints is run as it is, but for the table's and the procedure's names.
struct ProcedureDDLTests {
    /// A database that DDL can be tried on.
    enum Server: String, CaseIterable, Sendable {
        case postgreSQL = "CALLSTEER_TEST_POSTGRESQL"
        case mariaDB = "CALLSTEER_TEST_MARIADB"

        static let available = allCases.filter { $0.string != nil }

        var string: String? { ProcessInfo.processInfo.environment[rawValue] }
        var dialect: SQLDialect { self == .postgreSQL ? .postgreSQL : .mySQL }
    }

    @Test(arguments: Server.available, [ProcedureSettings.Signature.five, .six])
    func `a database that ran the DDL answers lookups by the procedure`(
        server: Server, signature: ProcedureSettings.Signature
    ) async throws {
        let string = try #require(server.string)
        let suffix = "\(signature.rawValue)_\(UInt32.random(in: 0 ... .max))"
        let (table, procedure) = ("ddl_customers_\(suffix)", "ddl_routing_\(suffix)")
        let connection = try Connection.open(try ConnectionString(string))
        _ = try connection.execute(
            "create table \(table) (phone_number varchar(20), queue_code int, priority int, attachdata varchar(200))")
        defer { _ = try? connection.execute("drop table \(table)") }
        _ = try connection.execute("insert into \(table) values ('0541111111', 12, 1, 'כהן דוד')")
        let ddl = ProcedureDDL(dialect: server.dialect, signature: signature, name: procedure).text
            .replacing("Customers", with: table)
        for statement in Self.statements(ddl) { _ = try connection.execute(statement) }
        let kind = server == .postgreSQL ? "function" : "procedure"
        defer { _ = try? connection.execute("drop \(kind) \(procedure)") }

        var project = try Project(["rules.yaml": Self.rules("procedure: \(procedure)")])
        project.environment["CRM_ODBC"] = string
        let findings = Findings()
        let live = try #require(
            await LiveLookups.open(try project.rules(), environment: project.environment, into: findings))
        #expect(findings.sorted.isEmpty)
        var reader = try project.rules().callReader()
        let known = await live.answer(lookup: 0, to: reader.call(dnis: "1700500", clid: "0541111111"), within: 5000)
        #expect(
            known.rows == [
                LookupRow(queue: LookupCell("12"), priority: LookupCell("1"), attach: "כהן דוד", columns: [])
            ])
        let unknown = await live.answer(lookup: 0, to: reader.call(dnis: "1700500", clid: "0549999999"), within: 5000)
        #expect(unknown.outcome == .noRow)

        let source = try project.rules().lookups[0].sources[0]
        let description = try await source.described(in: project.environment).get()
        #expect(description.trial.outcome == .noRow)
        #expect(!description.isAssumed)
        #expect(description.lines.count { $0.hasPrefix("parameter ") } == (signature == .five ? 5 : 6))
    }

    @Test func `SQLite answers through a view`() async throws {
        let ddl = ProcedureDDL(dialect: .sqlite, signature: .auto).text
        let sql = try #require(ddl.split(separator: "\n").last { $0.contains("sql: ") }?.split(separator: "sql: ").last)
        var project = try Project(["rules.yaml": Self.rules("sql: \(sql)")])
        project.environment["CRM_ODBC"] = try SQLiteFile.make(
            "crm.db", in: project,
            by: """
                create table Customers (phone_number text, queue_code int, priority int, attachdata text);
                insert into Customers values ('0541111111', 12, 1, 'gold');
                \(ddl.split(separator: "\n").filter { !$0.hasPrefix("--") }.joined(separator: "\n"))
                """)
        let findings = Findings()
        let live = try #require(
            await LiveLookups.open(try project.rules(), environment: project.environment, into: findings))
        #expect(findings.sorted.isEmpty)
        var reader = try project.rules().callReader()
        let answer = await live.answer(lookup: 0, to: reader.call(dnis: "1700500", clid: "0541111111"), within: 5000)
        #expect(answer.rows.map(\.attach) == ["gold"])
    }

    @Test(arguments: [ProcedureSettings.Signature.five, .six])
    func `SQL Server's outputs are named with a sign, and no list is in parentheses`(
        signature: ProcedureSettings.Signature
    ) {
        // The sample of the guide has `OUT AS,` inside a list, which no server takes (seed 000 §4).
        let ddl = ProcedureDDL(dialect: .sqlServer, signature: signature).text
        #expect(ddl.matches(of: /@P_[A-Z_]+ (int|varchar\(\d+\)) out/).count == 3)
        #expect(ddl.contains("@P_ATTACH_DATA_IN") == (signature == .six))
        #expect(ddl.contains("@P_ATTACH_DATA varchar(200) out\nas\n"))
    }

    /// The statements of a script; MariaDB's client takes one with semicolons in it between two delimiters.
    private static func statements(_ ddl: String) -> [String] {
        guard ddl.hasPrefix("delimiter //") else { return [ddl] }
        return [
            ddl.replacing("delimiter //\n", with: "").replacing("delimiter ;", with: "").replacing("//", with: "")
        ]
    }

    private static func rules(_ query: String) -> String {
        """
        version: 1
        timezone: Asia/Jerusalem
        numbers: { country: IL }
        queues: { vip: { code: 12 } }
        lookups:
          crm:
            odbc: ${CRM_ODBC}
            \(query)
        rules:
          - { id: vip, dnis: "1700500", lookup: crm, route: { queue: vip } }
        default: { switch: true }
        """
    }
}
