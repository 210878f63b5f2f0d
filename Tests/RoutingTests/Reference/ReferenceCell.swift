/// A queue or priority column as the specification reads it: blanks around a whole number, perhaps with a fraction of zeros.
enum ReferenceCell {
    static func read(_ text: String) -> Int64? {
        var rest = text.unicodeScalars.map { $0 }
        let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\u{B}", "\u{C}", "\r"]
        while let first = rest.first, blanks.contains(first) { rest.removeFirst() }
        while let last = rest.last, blanks.contains(last) { rest.removeLast() }
        var sign = ""
        if let first = rest.first, first == "-" || first == "+" { sign = String(rest.removeFirst()) }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, !whole.isEmpty, whole.allSatisfy({ ("0"..."9").contains($0) })
        else { return nil }
        if parts.count == 2 {
            guard !parts[1].isEmpty, parts[1].allSatisfy({ $0 == "0" }) else { return nil }
        }
        return Int64(sign + String(String.UnicodeScalarView(whole)))
    }
}
