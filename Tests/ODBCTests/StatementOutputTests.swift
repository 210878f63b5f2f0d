import Foundation
import ODBC
import Testing

@Suite struct StatementOutputTests {
    static let types: [ParameterType] = [
        .text(limit: 20), .text(limit: 20), .wideText(limit: 200), .integerOutput, .integerOutput, .output(limit: 20),
    ]

    @Test(.enabled(if: TDSResponder.isUsable))
    func `outputs behind all results are read, each call's own`() throws {
        let responder = try TDSResponder()
        let connection = try Connection.open(responder.connectionString)
        let call = try connection.prepare("{call ROUTE(?,?,?,?,?,?)}", parameters: Self.types)
        #expect(call.outputs() == nil, "nothing was executed yet")
        for word in [TDSResponder.Word.found, .absent, .noisy, .absent, .found] {
            try call.bind(word.rawValue, at: 1)
            var seen: [String?] = []
            try call.query { seen.append($0.text(0)) }
            #expect(seen == (word == .noisy ? ["row"] : []))
            let expected: [Cell] =
                switch word {
                case .absent: [.null, .null, .null]
                case .noisy: [.integer(8), .integer(2), .text("VIP")]
                default: [.integer(8), .integer(2), .text("VIP שלום 📞")]
                }
            #expect(call.outputs()?.cells == expected)
        }
        try call.execute()
        #expect(call.outputs()?.cells == [.integer(8), .integer(2), .text("VIP שלום 📞")])
    }

    @Test(.enabled(if: TDSResponder.isUsable))
    func `a failed call and one not read to its end leave no outputs`() throws {
        let responder = try TDSResponder()
        let connection = try Connection.open(responder.connectionString)
        let call = try connection.prepare("{call ROUTE(?,?,?,?,?,?)}", parameters: Self.types)
        try call.bind(TDSResponder.Word.found.rawValue, at: 1)
        try call.execute()
        #expect(call.outputs() != nil)
        try call.bind(TDSResponder.Word.refused.rawValue, at: 1)
        let error = #expect(throws: ODBCError.self) { try call.execute() }
        #expect(error?.classification == .application)
        #expect(error?.diagnostics.first?.nativeCode == 50001)
        #expect(call.outputs() == nil)
        try call.bind(TDSResponder.Word.noisy.rawValue, at: 1)
        #expect(try call.query(upTo: 1) { _ in } == 1)
        #expect(call.outputs() == nil)
    }

    @Test(.enabled(if: TDSResponder.isUsable))
    func `an output longer than declared is never cut unnoticed`() throws {
        let responder = try TDSResponder()
        let connection = try Connection.open(responder.connectionString)
        let call = try connection.prepare("{call ROUTE(?,?,?,?,?,?)}", parameters: Self.types)
        try call.bind(TDSResponder.Word.lengthy.rawValue, at: 1)
        try call.execute()
        let outputs = try #require(call.outputs())
        #expect(outputs.isCut)
        #expect(outputs.cells.prefix(2) == [.integer(1), .integer(1)], "queue and priority are not lost with it")
        guard case .text(let attach) = outputs.cells[2] else {
            Issue.record("no text")
            return
        }
        #expect(attach.utf8.count > 0 && Set(attach).count == 1)
    }

    @Test(.enabled(if: TDSResponder.isUsable))
    func `a call to a silent SQL Server ends when its socket is shut down`() async throws {
        let responder = try TDSResponder()
        let thread = try SessionThread<Connection?>(name: "silent")
        let string = responder.connectionString
        let socket = try #require(
            await thread.result { connection in
                connection = try? Connection.open(string)
                return connection?.socket
            })
        async let end = thread.result { connection -> ContinuousClock.Instant in
            // FreeTDS reports the loss as a warning's state in an error's clothes.
            let error = #expect(throws: ODBCError.self) {
                let call = try connection?.prepare("{call ROUTE(?,?,?,?,?,?)}", parameters: Self.types)
                try call?.bind(TDSResponder.Word.silent.rawValue, at: 1)
                try call?.execute()
            }
            #expect(error?.classification == .dead)
            return .now
        }
        try await Task.sleep(for: .milliseconds(50))
        let start = ContinuousClock.now
        #expect(socket.shutDown())
        #expect(await end - start < .milliseconds(500))
        thread.stop()
    }

    /// The same call answered for a customer, for one without values, and again: MariaDB's driver would show
    /// the first's values as the second's in bound outputs.
    @Test(arguments: TestDatabase.available.filter { $0 != .sqlite })
    func `where outputs come as a row they are visited, and bound ones stay unreadable`(
        _ database: TestDatabase
    ) throws {
        let folder = try TemporaryFolder()
        let connection = try database.connect(in: folder)
        let name = "route_\(UInt32.random(in: 0 ... .max))"
        try connection.execute(Self.definition(of: name, on: database))
        let call = try connection.prepare("{call \(name)(?,?,?,?,?,?)}", parameters: Self.types)
        for caller in ["0541", "unknown", "0541", "0542"] {
            try call.bind("100", at: 0)
            try call.bind(caller, at: 1)
            try call.bind("שלום", at: 2)
            var row: [String?] = []
            let visited = try call.query { found in row = (0..<3).map { found.text($0) } }
            #expect(visited == 1)
            #expect(row == (caller == "unknown" ? [nil, nil, nil] : ["8", "2", "שלום \(caller)"]))
            #expect(call.outputs() == nil)
        }
        let kind = database == .postgreSQL ? "function" : "procedure"
        try connection.execute("drop \(kind) \(name)")
    }

    private static func definition(of name: String, on database: TestDatabase) -> String {
        if database == .postgreSQL {
            """
            create function \(name)(in p_dnis varchar, in p_clid varchar, in p_attach_in varchar,
                out p_queue_code int, out p_priority int, out p_attach_out varchar) language plpgsql as $$
            begin
                if p_clid <> 'unknown' then
                    p_queue_code := 8; p_priority := 2; p_attach_out := p_attach_in || ' ' || p_clid;
                end if;
            end $$
            """
        } else {
            """
            create procedure \(name)(in p_dnis varchar(20), in p_clid varchar(20), in p_attach_in varchar(200),
                out p_queue_code int, out p_priority int, out p_attach_out varchar(200))
            begin
                if p_clid <> 'unknown' then
                    set p_queue_code = 8, p_priority = 2, p_attach_out = concat(p_attach_in, ' ', p_clid);
                end if;
            end
            """
        }
    }
}
