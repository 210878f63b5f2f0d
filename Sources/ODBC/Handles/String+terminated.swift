import CUnixODBC

extension String {
    /// The bytes with a NUL behind them, for calls told SQL_NTS: some drivers read to the NUL whatever
    /// length they are given. A NUL inside the text would end it early, so that is refused.
    func terminated(for call: StaticString) throws(ODBCError) -> [SQLCHAR] {
        var bytes = [SQLCHAR](utf8)
        guard !bytes.contains(0) else {
            throw ODBCError(call, [Diagnostic(state: "22021", message: "the text holds a NUL character")])
        }
        bytes.append(0)
        return bytes
    }
}
