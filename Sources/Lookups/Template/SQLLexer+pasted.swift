/// Characters that a document carries and a database does not take for what they look like.
extension SQLLexer {
    /// The blank, quote or mark of a word processor that stands at `offset`.
    ///
    /// Most databases make it part of a name, so that the blank in `= $CLID` would hide the variable.
    func pastedScalar(at offset: Int) -> Unicode.Scalar? {
        let lead = bytes[offset]
        guard lead == 0xC2 || lead == 0xE2 || lead == 0xE3 || lead == 0xEF else { return nil }
        let length = lead == 0xC2 ? 2 : 3
        guard offset + length <= bytes.count else { return nil }
        guard let scalar = text(offset..<offset + length).unicodeScalars.first else { return nil }
        let isBlank = scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
        return isBlank || ("\u{2018}"..."\u{201F}").contains(scalar) ? scalar : nil
    }

    mutating func scanPastedScalar() {
        guard let scalar = pastedScalar(at: position) else { return }
        let end = position + scalar.utf8.count
        report(.pastedCharacter(scalar), position..<end)
        add(.symbol, until: end)
    }
}
