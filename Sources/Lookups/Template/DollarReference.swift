/// A dollar sign with a name behind it, wherever it stands.
struct DollarReference {
    /// From the dollar sign to the end of the name.
    let range: Range<Int>
    let name: String
    let variable: LookupVariable?

    /// Another dollar sign follows at once: `$CLID$` is how the vendor writes variables in a URL, and how
    /// PostgreSQL opens a quotation.
    let isClosed: Bool

    /// What stands at `offset`, where there must be a dollar sign.
    init(at offset: Int, in bytes: [UInt8]) {
        let end = bytes[(offset + 1)...].firstIndex { !$0.isVariableName } ?? bytes.count
        range = offset..<end
        name = String(decoding: bytes[offset + 1..<end], as: UTF8.self)
        variable = LookupVariable(name: bytes[offset + 1..<end])
        isClosed = end < bytes.count && bytes[end] == .dollar
    }

    /// A price, `$5`, or a lone dollar sign names nothing.
    var hasName: Bool { name.utf8.first.map { !$0.isDigit } ?? false }

    /// All references inside `range`, which a quotation or a hint delimits.
    static func all(in range: Range<Int>, of bytes: [UInt8]) -> [DollarReference] {
        range.filter { bytes[$0] == .dollar }.map { DollarReference(at: $0, in: bytes) }
    }
}
