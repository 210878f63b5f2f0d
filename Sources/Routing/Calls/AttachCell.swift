/// A value of attach data as one machine word: equal values have equal cells, and different ones nearly always
/// different cells.
struct AttachCell: Equatable {
    /// What the word is.
    enum Kind: UInt8 {
        case absent, string, int, double, bool
    }

    let kind: Kind
    /// The number, or a text's hash.
    let word: UInt64

    init(_ value: AttachValue?) {
        switch value {
        case nil: (kind, word) = (.absent, 0)
        // Swift's hash is that of the canonical form, as its equality is; a process keeps its seed.
        case .string(let text): (kind, word) = (.string, UInt64(bitPattern: Int64(text.hashValue)))
        case .int(let value): (kind, word) = (.int, UInt64(bitPattern: value))
        case .double(let value): (kind, word) = (.double, value == 0 ? 0 : value.bitPattern)
        case .bool(let value): (kind, word) = (.bool, value ? 1 : 0)
        }
    }
}
