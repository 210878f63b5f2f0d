import Lookups
import ODBC
import Routing
import Testing

extension LiveTests {
    /// What the vendor's procedure answers.
    @Suite struct ProcedureTests {
        private static let key = LookupKey.of("0541111111", dnis: "1700500", attach: "gold")

        @Test(
            arguments: RoutingProcedure.available,
            [(5, .auto), (5, .five), (6, .auto), (6, .six)] as [(count: Int, signature: ProcedureSettings.Signature)])
        func `a procedure answers with its outputs`(
            _ procedure: RoutingProcedure, _ shape: (count: Int, signature: ProcedureSettings.Signature)
        ) throws {
            try procedure.create("live_answers", parameters: shape.count)
            let session = try procedure.session(LookupSettings(procedure: "live_answers", signature: shape.signature))
            let answer = session.answer(Self.key)
            #expect(answer.outcome == .found, "\(answer.detail ?? "")")
            let attach = shape.count == 6 ? "1700500|0541111111|gold" : "1700500|0541111111"
            #expect(answer.rows == [LookupRow(queue: .integer(8), priority: .integer(3), attach: attach)])
            #expect(answer.hit == "0541111111")
        }

        @Test(arguments: RoutingProcedure.available)
        func `outputs that are NULL never show the former caller's`(_ procedure: RoutingProcedure) throws {
            try procedure.create("live_nulls", parameters: 6)
            let session = try procedure.session(LookupSettings(procedure: "live_nulls"))
            for _ in 0..<3 {
                #expect(session.answer(.of("0541111111")).outcome == .found)
                let partly = session.answer(.of("0542222222"))
                #expect(partly.rows == [LookupRow(queue: .integer(7), priority: .null, attach: nil)])
                #expect(session.answer(.of("0541111111")).outcome == .found)
                let unknown = session.answer(.of("0549999999"))
                #expect(unknown.outcome == .noRow)
                #expect(unknown.rows.isEmpty)
            }
        }

        @Test(.enabled(if: Database.mariaDB.isServed))
        func `MariaDB's stale OUT buffers are never read`() throws {
            try RoutingProcedure.mariaDBProcedure.create("live_stale", parameters: 6)
            let settings = LookupSettings(procedure: "live_stale")
            let session = try RoutingProcedure.mariaDBProcedure.session(settings)
            // What the server itself says, asked by another way.
            let connection = try Connection.open(Database.mariaDB.shared())
            for caller in ["0541111111", "0542222222", "0541111111", "0549999999"] {
                try connection.execute("call live_stale('1700500', '\(caller)', '', @queue, @priority, @attach)")
                let server = try connection.prepare("select @queue, @priority, @attach").texts()[0]
                let row = session.answer(.of(caller)).rows.first
                #expect(row?.queue ?? .null == LookupCell(server[0]))
                #expect(row?.priority ?? .null == LookupCell(server[1]))
                #expect(row?.attach == server[2])
            }
        }

        @Test(arguments: RoutingProcedure.available)
        func `a procedure is called by its schema's name`(_ procedure: RoutingProcedure) throws {
            let schema = procedure.database == .mariaDB ? "callsteer" : "live_schema"
            if procedure.database == .postgreSQL {
                try Connection.open(procedure.database.shared()).execute("create schema if not exists live_schema")
            }
            try procedure.create("\(schema).live_named", parameters: 6)
            let session = try procedure.session(LookupSettings(procedure: "\(schema).live_named"))
            #expect(session.answer(Self.key).attach == "1700500|0541111111|gold")
        }

        @Test(.enabled(if: Database.postgreSQL.isServed))
        func `a procedure of a schema outside the search path is not called without its name`() throws {
            try Connection.open(Database.postgreSQL.shared()).execute("create schema if not exists live_schema")
            try RoutingProcedure.postgreSQLFunction.create("live_schema.live_hidden", parameters: 6)
            let session = try RoutingProcedure.postgreSQLFunction.session(LookupSettings(procedure: "live_hidden"))
            #expect(session.answer(Self.key).outcome == .sqlError)
        }

        @Test(.enabled(if: Database.postgreSQL.isServed), arguments: ProcedureSettings.Signature.allCases)
        func `of two overloads the signature chooses, and by itself that with attach data`(
            _ signature: ProcedureSettings.Signature
        ) throws {
            let connection = try Connection.open(Database.postgreSQL.shared())
            for extra in ["", ", p_attach_data_in varchar"] {
                try connection.execute(
                    """
                    create or replace function live_overload(p_dnis varchar, p_clid varchar\(extra),
                    out p_queue_code int, out p_call_priority int, out p_attach_data varchar) language sql as
                    $$ select \(extra.isEmpty ? 5 : 6), 3, 'x'::varchar $$
                    """)
            }
            let settings = LookupSettings(procedure: "live_overload", signature: signature)
            let answer = try RoutingProcedure.postgreSQLFunction.session(settings).answer(Self.key)
            #expect(answer.rows.first?.queue == .integer(signature == .five ? 5 : 6))
        }

        @Test(arguments: RoutingProcedure.available)
        func `callers are asked for by national, E.164 and raw number until a row comes`(
            _ procedure: RoutingProcedure
        ) throws {
            try procedure.create("live_spellings", parameters: 6)
            let session = try procedure.session(LookupSettings(procedure: "live_spellings", form: .auto))
            func answer(_ raw: String, e164: String, national: String) -> LookupAnswer {
                session.answer(.of(PhoneNumber(raw: raw, e164: e164, national: national), form: .auto))
            }
            let national = answer("972541111111", e164: "+972541111111", national: "0541111111")
            #expect(national.asked == ["0541111111"])
            let international = answer("972543333333", e164: "+972543333333", national: "0543333333")
            #expect(international.asked == ["0543333333", "+972543333333"])
            #expect(international.hit == "+972543333333")
            let raw = answer("0541111111", e164: "+97254", national: "054")
            #expect(raw.asked == ["054", "+97254", "0541111111"])
            #expect(raw.attach == "1700500|0541111111|")
            let unknown = answer("972549999999", e164: "+972549999999", national: "0549999999")
            #expect(unknown.outcome == .noRow)
            #expect(unknown.asked == ["0549999999", "+972549999999", "972549999999"])
        }

        @Test(arguments: RoutingProcedure.available)
        func `what no parameter holds is never asked for`(_ procedure: RoutingProcedure) throws {
            let session = try procedure.session(LookupSettings(procedure: "live_answers", form: .auto))
            let longest = session.answer(.of(String(repeating: "5", count: 21)))
            #expect(longest.outcome == .invalidInput)
            #expect(session.answer(.of("0541111111", dnis: String(repeating: "5", count: 21))).outcome == .invalidInput)
            #expect(session.answer(.of("054\u{0}1111111")).outcome == .invalidInput)
            let withheld = session.answer(.of(PhoneNumber(withheld: "anonymous"), form: .auto))
            #expect(withheld.outcome == .noRow)
            #expect(withheld.asked.isEmpty)
            #expect(!session.isConnected)
        }
    }
}
