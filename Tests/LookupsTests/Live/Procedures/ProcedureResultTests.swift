import Lookups
import ODBC
import Routing
import TestSupport
import Testing

extension LiveTests {
    /// Procedures that answer otherwise than the vendor's, and those that cannot serve.
    @Suite struct ProcedureResultTests {
        private static let input = ["in P_DNIS varchar(20)", "in P_CLID varchar(20)"]
        private static let output = [
            "out P_QUEUE_CODE int", "out P_CALL_PRIORITY int", "out P_ATTACH_DATA varchar(200)",
        ]
        private static let answered: KeyValuePairs = [
            "P_QUEUE_CODE": "8", "P_CALL_PRIORITY": "3", "P_ATTACH_DATA": "P_CLID",
        ]
        private static let row = LookupRow(queue: .integer(8), priority: .integer(3), attach: "0541111111")

        @Test(arguments: Database.servers)
        func `a procedure may answer with rows of its own`(_ database: Database) throws {
            let connection = try Connection.open(database.shared())
            if database == .mariaDB {
                try connection.execute("drop procedure if exists live_rows")
                try connection.execute(
                    """
                    create procedure live_rows(P_DNIS varchar(20), P_CLID varchar(20))
                    select 3 as priority, P_CLID as ATTACHDATA, 8 as Queue_Code from dual where P_CLID like '054%'
                    """)
            } else {
                try connection.execute(
                    """
                    create or replace function live_rows(p_dnis varchar, p_clid varchar)
                    returns table (priority int, attachdata varchar, queue_code int) language sql as
                    $$ select 3, p_clid, 8 where p_clid like '054%' $$
                    """)
            }
            let session = try LookupSession(LookupSettings(procedure: "live_rows"), connection: database.shared())
            let answer = session.answer(.of("0541111111"))
            #expect(answer.rows == [Self.row], "\(answer.detail ?? "")")
            let none = session.answer(.of("0771111111"))
            #expect(none.outcome == .noRow, "\(none.detail ?? "")")
        }

        @Test(arguments: RoutingProcedure.available)
        func `declared further outputs are read and others are left alone`(_ procedure: RoutingProcedure) throws {
            try procedure.replace(
                "live_returns",
                parameters: Self.input + [
                    "out P_QUEUE_CODE int", "out P_SEGMENT varchar(20)", "out P_CALL_PRIORITY int",
                    "out P_INTERNAL varchar(20)", "out P_ATTACH_DATA varchar(200)", "out SCORE int",
                ],
                body: [
                    "P_QUEUE_CODE": "8", "P_SEGMENT": "'gold'", "P_CALL_PRIORITY": "3", "P_INTERNAL": "'x'",
                    "P_ATTACH_DATA": "P_CLID", "SCORE": "null",
                ])
            let session = try procedure.session(
                LookupSettings(
                    procedure: "live_returns",
                    columns: [
                        LookupColumn(name: "score", type: .int, isOptional: true),
                        LookupColumn(name: "segment", type: .string, isOptional: false),
                    ]))
            let answer = session.answer(.of("0541111111"))
            #expect(answer.rows.first?.columns == [nil, .string("gold")], "\(answer.detail ?? "")")
            #expect(answer.attach == "0541111111")
        }

        @Test(arguments: RoutingProcedure.available)
        func `a declared output that is not there is named with what is`(_ procedure: RoutingProcedure) throws {
            try procedure.replace("live_lacks", parameters: Self.input + Self.output, body: Self.answered)
            let session = try procedure.session(
                LookupSettings(
                    procedure: "live_lacks",
                    columns: [LookupColumn(name: "segment", type: .string, isOptional: false)]))
            let answer = session.answer(.of("0541111111"))
            #expect(answer.outcome == .sqlError)
            #expect(answer.detail?.contains("segment") == true)
            #expect(answer.detail?.lowercased().contains("p_call_priority") == true)
        }

        @Test(.enabled(if: Database.mariaDB.isServed))
        func `results that are about something else are passed over`() throws {
            try RoutingProcedure.mariaDBProcedure.replace(
                "live_noise", parameters: Self.input + Self.output, body: Self.answered,
                before:
                    "select 1 as audited; select 'x' as note, 4711 as id union select 'y', 4712; select 2 where false;")
            let session = try RoutingProcedure.mariaDBProcedure.session(LookupSettings(procedure: "live_noise"))
            for _ in 0..<3 { #expect(session.answer(.of("0541111111")).rows == [Self.row]) }
        }

        @Test(arguments: RoutingProcedure.available)
        func `parameters of other names are an error that lists them`(_ procedure: RoutingProcedure) throws {
            try procedure.replace(
                "live_strange", parameters: ["in dialled varchar(20)", "in caller varchar(20)", "out queue int"],
                body: ["queue": "8"])
            let answer = try procedure.session(LookupSettings(procedure: "live_strange")).answer(.of("0541111111"))
            #expect(answer.outcome == .sqlError)
            let detail = answer.detail?.lowercased() ?? ""
            for name in ["dialled", "caller", "queue", "p_dnis", "p_clid"] {
                #expect(detail.contains(name), "\(detail)")
            }
        }

        @Test(arguments: RoutingProcedure.available)
        func `a signature that the procedure does not have is an error that lists its parameters`(
            _ procedure: RoutingProcedure
        ) throws {
            try procedure.create("live_five", parameters: 5)
            let settings = LookupSettings(procedure: "live_five", signature: .six)
            let answer = try procedure.session(settings).answer(.of("0541111111"))
            #expect(answer.outcome == .sqlError)
            #expect(answer.detail?.lowercased().contains("p_attach_data") == true)
        }

        @Test(arguments: RoutingProcedure.available)
        func `a procedure that is not there is an error that names it`(_ procedure: RoutingProcedure) throws {
            let answer = try procedure.session(LookupSettings(procedure: "live_missing")).answer(.of("0541111111"))
            #expect(answer.outcome == .sqlError)
            #expect(answer.detail?.contains("live_missing") == true)
        }

        @Test(arguments: RoutingProcedure.available)
        func `an error that the procedure raises is told and the next call served`(
            _ procedure: RoutingProcedure
        ) throws {
            let raise =
                procedure == .mariaDBProcedure
                ? "if P_CLID = '0' then signal sqlstate '45000' set message_text = 'no such customer'; end if;"
                : "if P_CLID = '0' then raise exception 'no such customer'; end if;"
            try procedure.replace(
                "live_raises", parameters: Self.input + Self.output, body: Self.answered, before: raise)
            let session = try procedure.session(LookupSettings(procedure: "live_raises"))
            #expect(session.answer(.of("0541111111")).outcome == .found)
            let answer = session.answer(.of("0"))
            #expect(answer.outcome == .sqlError)
            #expect(answer.detail?.contains("no such customer") == true)
            #expect(session.isConnected, "an error of the procedure's own says nothing about the connection")
            #expect(session.answer(.of("0541111111")).rows == [Self.row])
        }

        @Test func `SQLite has no procedures, and says so`() throws {
            let crm = try CRM(.sqlite)
            let session = LookupSession(
                LookupSettings(procedure: "optimus_get_routing_info"), connection: crm.connection)
            let answer = session.answer(.of("0541111111"))
            #expect(answer.outcome == .sqlError)
            #expect(answer.detail?.contains("has no procedures") == true)
        }
    }
}
