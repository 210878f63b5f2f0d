import CUnixODBC

extension Procedure {
    /// The procedures that rows of SQLProcedureColumns describe, in their order.
    ///
    /// Several of one name follow each other without a mark; the second begins where the ordinals do not rise.
    static func grouped(_ rows: [[Cell]]) -> [Procedure] {
        var procedures: [Procedure] = []
        var last = 0
        for row in rows where row.count >= 7 {
            let entry = CatalogueRow(row)
            // Not every driver of ODBC 2 tells ordinals; then the order of the rows counts.
            let ordinal = row.count >= 18 ? row[17].number ?? last + 1 : last + 1
            if procedures.last.map(entry.belongs(to:)) != true || ordinal <= last {
                procedures.append(
                    Procedure(catalog: entry.catalog, schema: entry.schema, name: entry.name, parameters: []))
            }
            last = ordinal
            guard let direction = entry.direction else { continue }
            let parameter = Parameter(
                name: entry.parameterName, direction: direction, ordinal: ordinal, type: row[5].number ?? 0,
                typeName: row[6].string ?? "")
            procedures[procedures.count - 1].parameters.append(parameter)
        }
        return procedures
    }
}

/// The columns that identify a procedure and tell what a row is about.
private struct CatalogueRow {
    let catalog: String?
    let schema: String?
    let name: String
    let parameterName: String
    /// Nil for what is no parameter: the value a function returns, the columns of a result.
    let direction: Procedure.Direction?

    init(_ row: [Cell]) {
        catalog = row[0].string.flatMap { $0.isEmpty ? nil : $0 }
        schema = row[1].string.flatMap { $0.isEmpty ? nil : $0 }
        // SQL Server numbers procedures of one name: `P;1`.
        name = String((row[2].string ?? "").prefix { $0 != ";" })
        let parameter = row[3].string ?? ""
        parameterName = parameter.hasPrefix("@") ? String(parameter.dropFirst()) : parameter
        direction =
            switch row[4].number.map(Int32.init(clamping:)) {
            case SQL_RETURN_VALUE, SQL_RESULT_COL: nil
            case SQL_PARAM_OUTPUT: .output
            case SQL_PARAM_INPUT_OUTPUT: .inputOutput
            default: .input
            }
    }

    func belongs(to procedure: Procedure) -> Bool {
        procedure.catalog == catalog && procedure.schema == schema && procedure.name == name
    }
}

extension Cell {
    fileprivate var string: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    fileprivate var number: Int? {
        switch self {
        case .integer(let number): Int(number)
        case .text(let text): Int(text)
        case .null, .real, .bytes: nil
        }
    }
}
