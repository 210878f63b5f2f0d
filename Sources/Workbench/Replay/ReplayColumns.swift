import RuleFiles

/// Which columns of a calls file mean what, and which are echoed.
struct ReplayColumns: Sendable {
    let dnis: Int
    let clid: Int
    let attach: Int?
    let at: Int?
    let id: Int?
    /// The columns that the output repeats, in their order.
    let echoed: [Int]
    /// The names of the output's columns.
    let output: [String]

    /// The columns every decision adds.
    static let added = ["rule", "destination", "queue", "priority", "attach_out", "status"]

    /// Finds the columns in `header`; a missing one is named in the error.
    init(_ header: CSVHeader, hasMoment: Bool) throws(ReplayError) {
        var missing: [String] = []
        func required(_ name: String) -> Int {
            if let index = header.index(of: name) { return index }
            missing.append(name)
            return 0
        }
        dnis = required("dnis")
        clid = required("clid")
        at = header.index(of: "at")
        if at == nil, !hasMoment { missing.append("at") }
        attach = header.index(of: "attach")
        id = header.index(of: "id")
        guard missing.isEmpty else { throw .missingColumns(missing, found: header.names) }
        // A file of decisions can be replayed: what it decided gives way to what is decided now.
        echoed = header.names.indices.filter { !Self.added.contains(header.names[$0]) }
        output = echoed.map { header.names[$0] } + Self.added
    }
}
