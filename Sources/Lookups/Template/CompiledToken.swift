/// A token of the template and what becomes of it in the statement.
struct CompiledToken: Sendable {
    enum Output: Sendable, Hashable {
        case verbatim
        case blank
        /// The marker of the parameter with this index.
        case marker(Int)
        case nothing
    }

    let token: SQLToken
    let output: Output

    /// Appends what becomes of it to `statement`.
    func write(to statement: inout StatementText, of bytes: [UInt8]) {
        switch output {
        case .verbatim: statement.append(bytes[token.range])
        case .blank: statement.append(CollectionOfOne(.space))
        case .marker: statement.appendMarker()
        case .nothing: break
        }
    }
}
