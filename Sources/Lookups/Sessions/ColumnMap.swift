import ODBC
import Routing

/// Which columns of a result are the queue, the priority, the attach data and the declared further ones.
struct ColumnMap {
    let queue: Int?
    let priority: Int?
    let attach: Int?
    let further: [Int]

    /// A result that does not have what the lookup declares.
    struct Mismatch: Error, CustomStringConvertible {
        let description: String
    }

    /// Finds the columns by name in any case. One of the first three that has no column of its name is taken by
    /// its position, unless the column there bears the name of another.
    init(_ columns: [Column], of settings: LookupSettings) throws(Mismatch) {
        guard !columns.isEmpty else { throw Mismatch(description: "the statement gives no columns") }
        let names = columns.map { $0.name.lowercased() }
        let wanted = ["queue_code", "priority", "attachdata"]
        var claimed = Set(wanted.compactMap(names.firstIndex(of:)))
        var further: [Int] = []
        for column in settings.columns {
            guard let index = names.firstIndex(of: column.name.lowercased()) else {
                let found = columns.map(\.name).joined(separator: ", ")
                throw Mismatch(description: "returns: names '\(column.name)', and the statement gives \(found)")
            }
            further.append(index)
            claimed.insert(index)
        }
        let places = wanted.enumerated().map { position, name in
            names.firstIndex(of: name) ?? (position < columns.count && !claimed.contains(position) ? position : nil)
        }
        (queue, priority, attach) = (places[0], places[1], places[2])
        self.further = further
    }

    /// One row of the lookup.
    func row(_ row: borrowing Row, columns: [LookupColumn]) -> LookupRow {
        let text = attach.flatMap { row.decoded($0) }
        var values: [AttachValue?] = []
        for (index, column) in zip(further, columns) {
            values.append(row.text(index).flatMap { Self.value($0, of: column.type) })
        }
        return LookupRow(
            queue: Self.cell(queue, row), priority: Self.cell(priority, row), attach: text?.string, columns: values,
            isAttachCut: attach.map { row.isTruncated($0) } ?? false, isLossSuspected: text?.wasRepaired ?? false)
    }

    /// No database writes a truth value as rule files do: most give 1 and 0, PostgreSQL's drivers t and f too.
    private static func value(_ text: String, of type: AttachType) -> AttachValue? {
        guard type == .bool else { return type.value(of: text) }
        return switch text.lowercased() {
        case "1", "t", "true": .bool(true)
        case "0", "f", "false": .bool(false)
        default: nil
        }
    }

    private static func cell(_ index: Int?, _ row: borrowing Row) -> LookupCell {
        guard let index, let bytes = row.bytes(index) else { return .null }
        return LookupCell(utf8: bytes.assumingMemoryBound(to: UInt8.self))
    }
}
