extension LookupVariable {
    /// The variable that somebody who wrote `name` most likely meant: another product's word for the same
    /// thing, or a slip of the fingers (at most a third of the letters).
    static func nearest(to name: String) -> LookupVariable? {
        let written = name.utf8.map(\.uppercased)
        if let variable = otherWords[String(decoding: written, as: UTF8.self)] { return variable }
        let candidates = allCases.map { ($0, distance(written, Array($0.rawValue.utf8))) }
        guard let best = candidates.min(by: { $0.1 < $1.1 }), best.1 <= max(1, written.count / 3),
            written.count > best.1 + 1
        else { return nil }
        return best.0
    }

    private static let otherWords: [String: LookupVariable] = [
        "ANI": .clid, "CLI": .clid, "CALLERID": .clid, "CALLER_ID": .clid, "CALLER": .clid, "PHONE": .clid,
        "CALLERNUMBER": .clid, "CALLINGNUMBER": .clid, "FROM": .clid, "CLIP": .clid,
        "DID": .dnis, "DDI": .dnis, "CALLED": .dnis, "CALLEDNUMBER": .dnis, "DIALED": .dnis, "DIALLED": .dnis,
        "TO": .dnis,
        "ATTACH": .attachData, "ATTACH_DATA": .attachData, "ATTACHED_DATA": .attachData, "ADATA": .attachData,
        "USERDATA": .attachData, "CALLDATA": .attachData, "UUI": .attachData,
    ]

    /// The number of letters to insert, drop, replace or swap with the next (optimal string alignment).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
