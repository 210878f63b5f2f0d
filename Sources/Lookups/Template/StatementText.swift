/// A statement under construction: parts of the template, with markers where the variables were.
struct StatementText {
    private var bytes: [UInt8] = []
    private var endsInMarker = false
    private let dialect: SQLDialect

    init(_ dialect: SQLDialect) { self.dialect = dialect }

    /// Appends a token of the template, but no blank at the beginning.
    mutating func append(_ text: some Collection<UInt8>) {
        guard let first = text.first, !(bytes.isEmpty && first.isBlank) else { return }
        // `?1` is a parameter of its own to SQLite, and `?and` runs together where a driver numbers markers.
        let joinsMarker = endsInMarker && (dialect.continuesWord(first) || first == .question)
        // Two minus signs that MySQL reads as such become a comment with a blank behind them.
        let joinsMinus = first == .minus && bytes.last == .minus
        if joinsMarker || joinsMinus { bytes.append(.space) }
        bytes.append(contentsOf: text)
        endsInMarker = false
    }

    /// Appends a parameter marker.
    mutating func appendMarker() {
        // `in'$CLID'` would become `in?`, which a driver that numbers markers makes the word `in$1`.
        if let last = bytes.last, endsInMarker || dialect.continuesWord(last) { bytes.append(.space) }
        bytes.append(.question)
        endsInMarker = true
    }

    /// The text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text without blanks at its end.
    var trimmed: String {
        let end = bytes.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}
