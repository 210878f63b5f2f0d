/// One record of what a driver or the driver manager reported about a call.
public struct Diagnostic: Hashable, Sendable {
    /// The condition.
    public let state: SQLState

    /// The database's own number for it; its meaning is the driver's.
    public let nativeCode: Int

    /// The words, as the driver wrote them: they may span lines, and a server may quote a value in them.
    public let message: String

    /// A record, from a driver or made where a value is refused before any driver sees it.
    public init(state: SQLState, nativeCode: Int = 0, message: String) {
        self.state = state
        self.nativeCode = nativeCode
        self.message = message
    }
}

extension Diagnostic: CustomStringConvertible {
    /// One line, the message cut at 200 characters: `42P01 (1): relation "x" does not exist`.
    public var description: String { "\(state) (\(nativeCode)): \(message.onOneLine(limit: 200))" }
}

extension String {
    /// The text with every run of blanks, line ends and control characters made one blank, cut at `limit`.
    func onOneLine(limit: Int) -> String {
        let words = split { character in
            character.isWhitespace || character.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
        let line = words.joined(separator: " ")
        return line.count <= limit ? line : line.prefix(limit - 1) + "…"
    }
}
