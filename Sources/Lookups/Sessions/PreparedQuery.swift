import ODBC
import Routing

/// What is executed for one spelling of a caller: a prepared statement, or a procedure call.
enum PreparedQuery {
    case statement(PreparedLookup)
    case procedure(PreparedProcedure)

    /// The rows for one spelling.
    func rows(for spelling: String, _ key: LookupKey) throws -> [LookupRow] {
        switch self {
        case .statement(let prepared): try prepared.rows(for: spelling, key)
        case .procedure(let prepared): try prepared.rows(for: spelling, key)
        }
    }

    /// The text that is prepared.
    var sql: String {
        switch self {
        case .statement(let prepared): prepared.sql
        case .procedure(let prepared): prepared.sql
        }
    }
}
