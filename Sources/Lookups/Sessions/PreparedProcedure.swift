import ODBC
import Routing

/// The vendor's procedure, found in the database's catalogue and prepared on one connection.
final class PreparedProcedure {
    private let settings: LookupSettings
    private let shape: ProcedureShape
    private let statement: Statement
    /// The markers in their order; outputs have none where a row gives their values.
    private let markers: [ProcedureShape.Role]
    /// The parameters as the catalogue has them; none where it tells nothing.
    let parameters: [Procedure.Parameter]

    init(_ procedure: ProcedureSettings, settings: LookupSettings, on connection: Connection) throws {
        self.settings = settings
        let found = try ProcedureFinder(connection, procedure, settings).find()
        shape = found.shape
        parameters = found.parameters
        switch found.form {
        case .call:
            markers = shape.roles
            let list = markers.map { _ in "?" }.joined(separator: ",")
            statement = try connection.prepare(
                "{call \(shape.name)(\(list))}", parameters: markers.map { Self.type($0, settings) })
        case .callWithRow:
            markers = shape.roles.filter(\.isInput)
            let list = shape.roles.map { $0.isInput ? "?" : "NULL" }.joined(separator: ",")
            statement = try connection.prepare(
                "CALL \(shape.name)(\(list))", parameters: markers.map { Self.type($0, settings) })
        case .selectFromFunction:
            markers = shape.roles.filter(\.isInput)
            let list = markers.map { _ in "?" }.joined(separator: ",")
            statement = try connection.prepare(
                "SELECT * FROM \(shape.name)(\(list))", parameters: markers.map { Self.type($0, settings) })
        }
    }

    /// The procedure as it can be called: with six parameters or five, where only a call can tell.
    static func callable(
        _ procedure: ProcedureSettings, settings: LookupSettings, on connection: Connection
    ) throws -> PreparedProcedure {
        let prepared = try PreparedProcedure(procedure, settings: settings, on: connection)
        guard procedure.signature == .auto, prepared.parameters.isEmpty else { return prepared }
        do {
            _ = try prepared.rows(for: "", .probe)
            return prepared
        } catch let error as ODBCError where error.classification == .plan {
            let five = ProcedureSettings(name: procedure.name, signature: .five)
            return try PreparedProcedure(five, settings: settings, on: connection)
        }
    }

    /// The text that is prepared.
    var sql: String { statement.sql }

    /// The row for one spelling; none when everything that comes out is NULL.
    func rows(for spelling: String, _ key: LookupKey) throws -> [LookupRow] {
        for (index, role) in markers.enumerated() {
            switch role {
            case .dnis: try statement.bind(key.dnis, at: index)
            case .clid: try statement.bind(spelling, at: index)
            case .attachIn: try statement.bind(key.attach, at: index)
            case .queue, .priority, .attachOut, .further, .ignored: break
            }
        }
        var rows: [LookupRow] = []
        var map: ColumnMap?
        var mismatch: ColumnMap.Mismatch?
        try statement.query(
            upTo: PreparedLookup.rowLimit,
            describing: { [settings, hasOutputs] columns in
                do throws(ColumnMap.Mismatch) {
                    // A procedure may show other results before; the one that counts bears the names.
                    map = try ColumnMap(procedureResult: columns, besideOutputs: hasOutputs, of: settings)
                    if map != nil { (rows, mismatch) = ([], nil) }
                } catch {
                    mismatch = error
                }
            },
            { row in
                if let map { rows.append(map.row(row)) }
            })
        if let mismatch { throw mismatch }
        if rows.isEmpty, let outputs = statement.outputs() { rows = [row(of: outputs.cells, isCut: outputs.isCut)] }
        return rows.filter { $0.queue != .null || $0.priority != .null || $0.attach != nil }
    }

    /// The answer comes by outputs, so that a result which only resembles it is about something else.
    private var hasOutputs: Bool { !parameters.isEmpty && [.queue, .priority].allSatisfy(shape.roles.contains) }

    /// The row that bound outputs make; they are valid once every result has been read.
    private func row(of outputs: [Cell], isCut: Bool) -> LookupRow {
        let roles = markers.filter { !$0.isInput }
        func text(_ role: ProcedureShape.Role) -> String? {
            guard let index = roles.firstIndex(of: role) else { return nil }
            switch outputs[index] {
            case .null: return nil
            case .text(let text): return text
            case .integer(let value): return String(value)
            case .real(let value): return String(value)
            case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
            }
        }
        let columns = settings.columns.enumerated().map { place, column in
            text(.further(place)).flatMap { ColumnMap.value($0, of: column.type) }
        }
        return LookupRow(
            queue: LookupCell(text(.queue)), priority: LookupCell(text(.priority)), attach: text(.attachOut),
            columns: columns, isAttachCut: isCut)
    }

    private static func type(_ role: ProcedureShape.Role, _ settings: LookupSettings) -> ParameterType {
        switch role {
        case .dnis, .clid: .text(limit: ProcedureSettings.longestNumber)
        case .attachIn: .wideText(limit: ProcedureSettings.longestAttach)
        case .queue, .priority: .integerOutput
        case .attachOut, .further, .ignored: .output(limit: 1024)
        }
    }
}
