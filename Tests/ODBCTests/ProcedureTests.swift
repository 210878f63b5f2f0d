import Testing

@testable import ODBC

@Suite struct ProcedureTests {
    @Test(arguments: TestDatabase.available)
    func `only databases with procedures support them`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        #expect(try database.connect(in: folder).supportsProcedures == (database != .sqlite))
    }

    @Test(arguments: TestDatabase.available.filter { $0 != .sqlite })
    func `a procedure is found in any case and by its exact name`(_ database: TestDatabase) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        let suffix = UInt32.random(in: 0 ... .max)
        // The second is what the first one's `_` would match as a wildcard.
        let names = ["find_me_\(suffix)", "findxme_\(suffix)"]
        for name in names {
            let header = "create procedure \(name)(in p_clid varchar(20), out p_queue int, inout p_priority int)"
            try connection.execute(
                database == .postgreSQL
                    ? "\(header) language plpgsql as $$ begin p_queue := 1; end $$"
                    : "\(header) begin set p_queue = 1; end")
        }
        let found = try connection.procedureParameters(named: "FIND_me_\(suffix)")
        #expect(found.map(\.name) == ["find_me_\(suffix)"])
        #expect(found.first?.catalog == "callsteer")
        #expect(found.first?.schema == (database == .postgreSQL ? "public" : nil))
        let parameters = found.first?.parameters ?? []
        #expect(parameters.map(\.name) == ["p_clid", "p_queue", "p_priority"])
        #expect(parameters.map(\.direction) == [.input, .output, .inputOutput])
        #expect(parameters.map(\.ordinal) == [1, 2, 3])
        #expect(
            parameters.map(\.typeName) == ["varchar"]
                + Array(repeating: database == .postgreSQL ? "int4" : "int", count: 2))
        #expect(parameters.dropFirst().map(\.type) == [4, 4])
        #expect(try connection.procedureParameters(named: "find%\(suffix)").isEmpty)
        for name in names { try connection.execute("drop procedure \(name)") }
    }

    @Test(.enabled(if: TestDatabase.postgreSQL.serverString != nil))
    func `overloads of every schema are told apart`() throws {
        let folder = try TemporaryFolder()
        let connection = try TestDatabase.postgreSQL.connect(in: folder)
        let suffix = UInt32.random(in: 0 ... .max)
        let name = "overload_\(suffix)"
        try connection.execute("create schema beside_\(suffix)")
        let body = "language sql as 'select 1'"
        try connection.execute("create function \(name)(in a int, out b int) \(body)")
        try connection.execute("create function \(name)(in a int, in c varchar) returns int \(body)")
        try connection.execute("create function beside_\(suffix).\(name)(d bigint) returns int \(body)")
        let found = try connection.procedureParameters(named: name)
        #expect(
            Set(found.map { [$0.schema ?? ""] + $0.parameters.map(\.name) }) == [
                ["public", "a", "b"], ["public", "a", "c"], ["beside_\(suffix)", "d"],
            ])
        try connection.execute("drop function \(name)(int); drop function \(name)(int, varchar)")
        try connection.execute("drop schema beside_\(suffix) cascade")
    }

    /// As Microsoft documents sp_sproc_columns: the return value first, names with `@`, `;1` behind the procedure's,
    /// outputs as both ways.
    @Test func `SQL Server's rows become a procedure`() {
        func row(_ name: String, _ column: String, _ kind: Int64, _ type: String, _ ordinal: Int64) -> [Cell] {
            [.text("crm"), .text("dbo"), .text(name), .text(column), .integer(kind), .integer(4), .text(type)]
                + Array(repeating: .null, count: 10) + [.integer(ordinal), .text("YES")]
        }
        let procedures = Procedure.grouped([
            row("ROUTE;1", "@RETURN_VALUE", 5, "int", 0), row("ROUTE;1", "@P_CLID", 1, "varchar", 1),
            row("ROUTE;1", "@P_QUEUE", 2, "int", 2), row("ROUTE;2", "@RETURN_VALUE", 5, "int", 0),
            row("ROUTE;2", "@P_DNIS", 1, "varchar", 1),
        ])
        let parameters: [[Procedure.Parameter]] = [
            [
                .init(name: "P_CLID", direction: .input, ordinal: 1, type: 4, typeName: "varchar"),
                .init(name: "P_QUEUE", direction: .inputOutput, ordinal: 2, type: 4, typeName: "int"),
            ],
            [.init(name: "P_DNIS", direction: .input, ordinal: 1, type: 4, typeName: "varchar")],
        ]
        #expect(
            procedures == parameters.map { Procedure(catalog: "crm", schema: "dbo", name: "ROUTE", parameters: $0) })
    }
}
