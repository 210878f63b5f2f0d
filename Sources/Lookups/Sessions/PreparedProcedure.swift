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
            describing: { [settings] columns in
                do throws(ColumnMap.Mismatch) {
                    // A procedure may show other results before; the one that counts bears the names.
                    map = try ColumnMap(procedureResult: columns, of: settings)
                    if map != nil { rows = [] }
                } catch {
                    mismatch = error
                }
            },
            { row in
                if let map { rows.append(map.row(row)) }
            })
        if let mismatch { throw mismatch }
        if rows.isEmpty, let outputs = try statement.outputs() { rows = [row(of: outputs)] }
        return rows.filter { $0.queue != .null || $0.priority != .null || $0.attach != nil }
    }

    /// The row that bound outputs make; they are valid once every result has been read.
    private func row(of outputs: [Cell]) -> LookupRow {
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
            text(.further(place)).flatMap(column.type.value(of:))
        }
        return LookupRow(
            queue: LookupCell(text(.queue)), priority: LookupCell(text(.priority)), attach: text(.attachOut),
            columns: columns)
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
