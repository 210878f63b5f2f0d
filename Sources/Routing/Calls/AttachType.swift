/// The type a key of attach data is declared with.
public enum AttachType: String, CaseIterable, Sendable {
    /// Text, compared in Unicode's canonical form.
    case string
    /// A whole number of 64 bits.
    case int
    /// A decimal number.
    case double
    /// `true` or `false`.
    case bool

    /// The value `text` stands for, or nil when it is none of this type.
    public func value(of text: String) -> AttachValue? {
        switch self {
        case .string: .string(text)
        case .int: Int64(text).map(AttachValue.int)
        case .double:
            // Swift's own reading would take hexadecimal and the names of infinities, too.
            text.utf8.allSatisfy(Self.isDecimalByte) ? Double(text).flatMap { $0.isFinite ? .double($0) : nil } : nil
        case .bool: text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
        }
    }

    private static func isDecimalByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
