import Routing

/// What a column of a decision table is about.
enum TableColumn {
    /// `dnis` and `clid`.
    case number(isCaller: Bool)
    /// `during`.
    case window
    /// `attach.KEY`.
    case attach(Slot<AttachField>, AttachField)
    /// `queue.NAME.FIELD` and `lookup.NAME.COLUMN`: what a formula reads.
    case formula(subject: String, guarded: Bool, Kind)

    /// The type of what a formula reads.
    enum Kind {
        case text, int, double, bool, duration

        init(_ type: AttachType) {
            switch type {
            case .string: self = .text
            case .int: self = .int
            case .double: self = .double
            case .bool: self = .bool
            }
        }
    }

    /// A cell of a CSV file is plain where it may be read as a number.
    var isPlain: Bool {
        switch self {
        case .number, .window: false
        case .attach(_, let field): field.type != .string
        case .formula(_, _, let kind):
            switch kind {
            case .text: false
            case .int, .double, .bool, .duration: true
            }
        }
    }
}
