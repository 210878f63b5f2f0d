import Glibc
import ODBC
import Routing

/// Which columns of a result are the queue, the priority, the attach data and the declared further ones.
final class ColumnMap {
    let queue: Int?
    let priority: Int?
    let attach: Int?
    private let further: [(place: Int, type: AttachType)]

    /// A result that does not have what the lookup declares.
    struct Mismatch: Error, CustomStringConvertible {
        let description: String
    }

    /// The names of the three in a statement's result, and those of a procedure's parameters.
    private static let names = [
        ["queue_code", "p_queue_code"], ["priority", "p_call_priority", "call_priority"],
        ["attachdata", "p_attach_data", "attach_data"],
    ]

    /// Finds the columns of a statement by name in any case. One of the three that has no column of its name is
    /// taken by its position, unless the column there bears the name of another.
    init(_ columns: [Column], of settings: LookupSettings) throws(Mismatch) {
        guard !columns.isEmpty else { throw Mismatch(description: "the statement gives no columns") }
        let names = columns.map { $0.name.lowercased() }
        let named = Self.places(in: names)
        further = try Self.further(of: settings, in: columns)
        let claimed = Set(named.compactMap(\.self)).union(further.map(\.place))
        let places = named.enumerated().map { position, place in
            place ?? (position < columns.count && !claimed.contains(position) ? position : nil)
        }
        (queue, priority, attach) = (places[0], places[1], places[2])
    }

    /// Finds the columns of one of a procedure's results by name alone; nil for a result that is about something else.
    /// With outputs a result must have both queue and priority: many a table has a column `priority`.
    init?(procedureResult columns: [Column], besideOutputs: Bool, of settings: LookupSettings) throws(Mismatch) {
        let places = Self.places(in: columns.map { $0.name.lowercased() })
        let isAnswer =
            besideOutputs ? places[0] != nil && places[1] != nil : places[0] != nil || places[1] != nil
        guard isAnswer else { return nil }
        (queue, priority, attach) = (places[0], places[1], places[2])
        further = try Self.further(of: settings, in: columns)
    }

    private static func places(in names: [String]) -> [Int?] {
        Self.names.map { spellings in spellings.lazy.compactMap(names.firstIndex(of:)).first }
    }

    private static func further(
        of settings: LookupSettings, in columns: [Column]
    ) throws(Mismatch) -> [(place: Int, type: AttachType)] {
        var further: [(place: Int, type: AttachType)] = []
        for wanted in settings.columns {
            let spellings = [wanted.name.lowercased(), "p_" + wanted.name.lowercased()]
            guard let index = columns.firstIndex(where: { spellings.contains($0.name.lowercased()) }) else {
                let found = columns.map(\.name).joined(separator: ", ")
                throw Mismatch(description: "returns: names '\(wanted.name)', and the database gives \(found)")
            }
            further.append((index, wanted.type))
        }
        return further
    }

    /// One row of the lookup.
    func row(_ row: borrowing Row) -> LookupRow {
        let values = further.isEmpty ? [] : further.map { Self.value(row, $0) }
        let (queue, priority) = (Self.cell(queue, row), Self.cell(priority, row))
        guard let attach, let text = row.decoded(attach) else {
            return LookupRow(queue: queue, priority: priority, attach: nil, columns: values)
        }
        let isLossSuspected = text.wasRepaired || text.string.isMostlyQuestionMarks
        return LookupRow(
            queue: queue, priority: priority, attach: text.string, columns: values,
            isAttachCut: row.isTruncated(attach), isLossSuspected: isLossSuspected)
    }

    private static func value(_ row: borrowing Row, _ column: (place: Int, type: AttachType)) -> AttachValue? {
        // Of a number or a truth value nothing may be missing.
        guard column.type == .string || !row.isTruncated(column.place), let text = row.text(column.place) else {
            return nil
        }
        return value(text, of: column.type)
    }

    /// No database writes a truth value as rule files do: most give 1 and 0, PostgreSQL's drivers t and f too.
    static func value(_ text: String, of type: AttachType) -> AttachValue? {
        guard type == .bool else { return type.value(of: text) }
        return switch text.lowercased() {
        case "1", "t", "true": .bool(true)
        case "0", "f", "false": .bool(false)
        default: nil
        }
    }

    private static func cell(_ index: Int?, _ row: borrowing Row) -> LookupCell {
        guard let index, let bytes = row.bytes(index) else { return .null }
        // What is missing may be anything.
        guard !row.isTruncated(index) else { return .other(String(decoding: bytes, as: UTF8.self)) }
        return LookupCell(utf8: bytes.assumingMemoryBound(to: UInt8.self))
    }
}

extension String {
    /// Three or more, and more of them than letters and digits: what a conversion leaves of a name that the target's
    /// alphabet does not have. Nothing was malformed on its way, so nothing else tells.
    fileprivate var isMostlyQuestionMarks: Bool {
        let bytes = utf8Span.span
        // Of nearly every text this is all, and `memchr` looks at sixteen bytes and more at once.
        let holdsMark = bytes.withUnsafeBytes { bytes in
            bytes.baseAddress.map { memchr($0, Int32(UInt8(ascii: "?")), bytes.count) != nil } ?? false
        }
        guard holdsMark else { return false }
        var (marks, others) = (0, 0)
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "?") {
                marks += 1
            } else if bytes[index].isLetter || bytes[index].isDigit || bytes[index] >= 0x80 {
                others += 1
            }
        }
        return marks >= 3 && marks > others
    }
}
