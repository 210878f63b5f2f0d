/// The five characters by which ODBC and SQL name a condition, `42P01`; ISO/IEC 9075-2 §24.1.
///
/// The first two are its class: `08` is a connection's trouble, `22` the data's, `42` the statement's.
public struct SQLState: Hashable, Sendable {
    private let code: UInt64

    /// Reads five digits or capital letters, or answers nil.
    public init?(_ text: some StringProtocol) {
        var code: UInt64 = 0
        var count = 0
        for byte in text.utf8 {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte else {
                return nil
            }
            code = code << 8 | UInt64(byte)
            count += 1
        }
        guard count == 5 else { return nil }
        self.code = code
    }

    /// Whether the first two characters are those of `category`, as `22` is for every `22xxx`.
    public func belongs(to category: StaticString) -> Bool {
        category.withUTF8Buffer { $0.count == 2 && UInt64($0[0]) << 8 | UInt64($0[1]) == code >> 24 }
    }
}

extension SQLState: ExpressibleByStringLiteral {
    /// A state written in the source; anything but five digits or capital letters is a slip and traps.
    public init(stringLiteral value: StaticString) {
        guard let state = SQLState(value.description) else { preconditionFailure("\(value) is no SQLSTATE") }
        self = state
    }
}

extension SQLState: CustomStringConvertible {
    /// The five characters.
    public var description: String {
        String(decoding: (0..<5).map { UInt8(truncatingIfNeeded: code >> UInt64(32 - 8 * $0)) }, as: UTF8.self)
    }
}
