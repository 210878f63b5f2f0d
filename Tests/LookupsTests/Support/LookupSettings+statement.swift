import Lookups
import Routing

extension LookupSettings {
    /// A lookup by a statement that must compile.
    init(
        name: String = "crm", sql: String, dialect: SQLDialect, form: CallerForm = .auto, longestCLID: Int? = nil,
        timeout: Int64 = 5000, columns: [LookupColumn] = []
    ) throws {
        self.init(
            name: name, query: .statement(try template(sql, dialect)), text: sql, form: form, longestCLID: longestCLID,
            timeout: timeout, columns: columns)
    }

    /// A lookup by a procedure, for callers as delivered.
    init(
        procedure: String, signature: ProcedureSettings.Signature = .auto, form: CallerForm = .raw,
        columns: [LookupColumn] = []
    ) {
        self.init(
            name: procedure, query: .procedure(ProcedureSettings(name: procedure, signature: signature)),
            text: procedure, form: form, timeout: 5000, columns: columns)
    }
}
