import Lookups
import ODBC
import Testing

/// The vendor's procedure as each kind of database has it.
///
/// It knows 0541111111, queue 8 and priority 3; 0542222222, whose priority and attach data are NULL; and
/// +972543333333 by that spelling alone. The attach data it gives is all that went in.
enum RoutingProcedure: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case postgreSQLFunction = "PostgreSQL's function"
    case postgreSQLProcedure = "PostgreSQL's procedure"
    case mariaDBProcedure = "MariaDB's procedure"

    static let available = allCases.filter { $0.database.isServed }

    var testDescription: String { rawValue }

    var database: Database {
        switch self {
        case .postgreSQLFunction, .postgreSQLProcedure: .postgreSQL
        case .mariaDBProcedure: .mariaDB
        }
    }

    /// Makes the procedure with this number of parameters, in the place of one of the same name.
    func create(_ name: String, parameters count: Int) throws {
        let input =
            ["P_DNIS varchar(20)", "P_CLID varchar(20)"] + (count == 6 ? ["P_ATTACH_DATA_IN varchar(200)"] : [])
        let output = ["P_QUEUE_CODE int", "P_CALL_PRIORITY int", "P_ATTACH_DATA varchar(200)"]
        let given = ["P_DNIS", "P_CLID"] + (count == 6 ? ["P_ATTACH_DATA_IN"] : [])
        let known = "P_CLID in ('0541111111', '+972543333333')"
        try replace(
            name, parameters: input.map { "in \($0)" } + output.map { "out \($0)" },
            body: [
                "P_QUEUE_CODE": "case when \(known) then 8 when P_CLID = '0542222222' then 7 end",
                "P_CALL_PRIORITY": "case when \(known) then 3 end",
                "P_ATTACH_DATA": "case when \(known) then concat_ws('|', \(given.joined(separator: ", "))) end",
            ])
    }

    /// Makes a procedure that sets its outputs to these expressions, behind the statements `before`.
    func replace(
        _ name: String, parameters: [String], body outputs: KeyValuePairs<String, String>, before: String = ""
    ) throws {
        let connection = try Connection.open(database.shared())
        let kind = self == .postgreSQLFunction ? "function" : "procedure"
        let list = parameters.joined(separator: ", ")
        switch self {
        case .postgreSQLFunction, .postgreSQLProcedure:
            // Another set of input parameters would be an overload and leave the former there.
            try connection.execute(
                "do $$ declare found regprocedure; begin for found in select oid from pg_proc "
                    + "where oid::regprocedure::text like lower('\(name)(%') loop "
                    + "execute 'drop routine ' || found; end loop; end $$")
            let body = outputs.map { "\($0.key) := \($0.value);" }.joined(separator: " ")
            try connection.execute(
                "create \(kind) \(name)(\(list)) language plpgsql as $$ begin \(before) \(body) end $$")
        case .mariaDBProcedure:
            let body = outputs.map { "set \($0.key) = \($0.value);" }.joined(separator: " ")
            try connection.execute("drop procedure if exists \(name)")
            try connection.execute("create procedure \(name)(\(list)) begin \(before) \(body) end")
        }
    }

    /// A session that asks the procedure.
    func session(_ settings: LookupSettings) throws -> LookupSession {
        try LookupSession(settings, connection: database.shared())
    }
}
