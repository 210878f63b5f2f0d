import CUnixODBC

extension String {
    /// The bytes with a NUL behind them, for calls told SQL_NTS: some drivers read to the NUL whatever
    /// length they are given. A NUL inside the text would end it early, so that is refused, and so is a
    /// character that the code page lacks.
    func terminated(for call: StaticString, by codec: TextCodec? = nil) throws(ODBCError) -> [SQLCHAR] {
        guard !utf8.contains(0) else {
            throw ODBCError(call, [Diagnostic(state: "22021", message: "the text holds a NUL character")])
        }
        guard let codec else { return [SQLCHAR](utf8) + [0] }
        var text = self
        switch text.withUTF8({ bytes in codec.encoded(bytes).map { [SQLCHAR]($0) + [0] } }) {
        case .success(let bytes): return bytes
        case .failure(let missing):
            throw ODBCError(call, [missing.diagnostic(in: "the text", codec.codePage)])
        }
    }
}

extension TextCodec.MissingCharacter {
    /// The condition, without the character itself, which is part of a value.
    func diagnostic(in text: String, _ codePage: CodePage) -> Diagnostic {
        Diagnostic(state: "22021", message: "\(codePage.name) has no place for character \(place) of \(text)")
    }
}
