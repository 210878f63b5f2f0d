/// What is asked of a database: a statement, or the stored procedure of the vendor's guide.
package enum LookupQuery: Sendable {
    /// The customer's own SQL, compiled for the dialect that the connection string promises.
    case statement(LookupTemplate)
    /// A procedure with the parameters of OPTIMUS_GET_ROUTING_INFO.
    case procedure(ProcedureSettings)

    /// Whether the answer depends on `variable`.
    package func uses(_ variable: LookupVariable) -> Bool {
        switch self {
        case .statement(let template): template.uses(variable)
        case .procedure(let procedure): variable != .attachData || procedure.signature != .five
        }
    }

    /// Whether several spellings or callers can go out in one statement.
    package var asksManyAtOnce: Bool {
        if case .statement(let template) = self { template.keyRefusal == nil } else { false }
    }
}
