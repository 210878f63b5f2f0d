import ODBC
import Routing

/// Finds the vendor's procedure in a database's catalogue, once a connection.
struct ProcedureFinder {
    /// How a procedure is called, which the drivers do not agree on.
    enum Form {
        /// `{call p(?,?,?,?,?,?)}` with outputs bound; MariaDB's values are read from the row it gives besides.
        case call
        /// `CALL p(?,?,?,NULL,NULL,NULL)`, PostgreSQL's procedures: the values come as a row.
        case callWithRow
        /// `SELECT * FROM f(?,?,?)`, PostgreSQL's functions, which {call} reaches only by a rewriting of the driver.
        case selectFromFunction
    }

    private let connection: Connection
    private let procedure: ProcedureSettings
    private let settings: LookupSettings

    init(_ connection: Connection, _ procedure: ProcedureSettings, _ settings: LookupSettings) {
        self.connection = connection
        self.procedure = procedure
        self.settings = settings
    }

    /// What to call, and how; without parameters where the catalogue tells none.
    func find() throws -> (shape: ProcedureShape, form: Form, parameters: [Procedure.Parameter]) {
        guard connection.supportsProcedures else {
            throw ColumnMap.Mismatch(
                description: "\(connection.driver.databaseName) has no procedures; ask it by a statement: sql: select …"
            )
        }
        let candidates = try self.candidates()
        guard let chosen = choose(candidates) else {
            guard candidates.isEmpty else {
                let found = candidates.map { "\($0.name)(\($0.parameters.map(\.name).joined(separator: ", ")))" }
                throw ColumnMap.Mismatch(
                    description: "no \(procedure.name) has the parameters wanted: \(found.joined(separator: "; "))")
            }
            // Its catalogue hides nothing from anybody.
            guard connection.driver.profile != .postgreSQL else {
                throw ColumnMap.Mismatch(
                    description: "there is no function or procedure \(procedure.name) in the database's search path")
            }
            // Without the right to read the catalogue only the call itself can tell.
            let signature = procedure.signature == .auto ? .six : procedure.signature
            return (ProcedureShape(name: procedure.name, signature: signature), .call, [])
        }
        let parameters = chosen.parameters.sorted { $0.ordinal < $1.ordinal }
        return (
            try ProcedureShape(name: procedure.name, parameters: parameters, columns: settings.columns),
            try form(of: chosen), parameters
        )
    }

    private func candidates() throws -> [Procedure] {
        let parts = procedure.name.split(separator: ".").map { $0.lowercased() }
        let found = try connection.procedureParameters(named: String(procedure.name.split(separator: ".").last ?? ""))
        guard parts.count > 1, let schema = parts.dropLast().last else {
            guard connection.driver.profile == .postgreSQL else { return found }
            // Every schema's are listed; only those in the search path are called without one.
            let visible = try visibleSchemas()
            return found.filter { visible.contains($0.schema ?? "") }
        }
        return found.filter { ($0.schema ?? $0.catalog ?? "").lowercased() == schema }
    }

    /// The one whose parameters the settings ask for; with `auto` that with the call's attach data first.
    private func choose(_ candidates: [Procedure]) -> Procedure? {
        let withAttach = candidates.first(where: \.takesAttach)
        let without = candidates.first { !$0.takesAttach }
        return switch procedure.signature {
        case .auto: withAttach ?? without
        case .five: without
        case .six: withAttach
        }
    }

    private func form(of chosen: Procedure) throws -> Form {
        guard connection.driver.profile == .postgreSQL else { return .call }
        // ODBC's catalogue calls both functions; only the server's own tells a procedure. One of either kind may bear
        // the name, with other parameters.
        let kind = try onlyText(
            "select p.prokind from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.proname = ? "
                + "and n.nspname = ? and ('p_attach_data_in' = any (coalesce(p.proargnames, '{}'))) = (? = 'yes') limit 1",
            [chosen.name, chosen.schema ?? "", chosen.takesAttach ? "yes" : "no"])
        return kind == "p" ? .callWithRow : .selectFromFunction
    }

    private func visibleSchemas() throws -> Set<String> {
        let statement = try connection.prepare("select unnest(current_schemas(true))::text")
        var schemas: Set<String> = []
        try statement.query { row in if let name = row.text(0) { schemas.insert(name) } }
        return schemas
    }

    private func onlyText(_ sql: String, _ values: [String]) throws -> String? {
        let statement = try connection.prepare(sql, parameters: values.map { _ in .text(limit: 200) })
        for (index, value) in values.enumerated() { try statement.bind(value, at: index) }
        var text: String?
        try statement.query(upTo: 1) { row in text = row.text(0) }
        return text
    }

}

extension Procedure {
    /// It takes the call's attach data.
    fileprivate var takesAttach: Bool { parameters.contains { $0.name.uppercased() == "P_ATTACH_DATA_IN" } }
}
