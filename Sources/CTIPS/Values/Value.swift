/// The value of a member of a record.
public enum Value: Hashable, Sendable {
    /// There was no such element.
    case absent
    /// There was one, and it said `xsi:nil`.
    case null
    /// An `int` or a `long`.
    case number(Int64)
    case flag(Bool)
    case text(String)
    /// A value of an enumeration: its index in the published list.
    case enumerator(Int)
    case record(Record)
    /// Items may be null.
    case list([Value])

    /// An enumeration's value.
    public init(_ value: some WireEnumeration) {
        self = .enumerator(type(of: value).allCases.firstIndex(of: value) ?? 0)
    }

    /// A text, or null for none.
    public init(_ text: String?) {
        self = text.map(Value.text) ?? .null
    }

    /// A number.
    public init(_ number: Int) {
        self = .number(Int64(number))
    }

    /// The number, or 0 where there is none: the contract's way to say that nothing is set.
    public var number: Int64 {
        if case .number(let number) = self { number } else { 0 }
    }

    /// The number as a whole one of any width; the contract's fit 64 bits.
    public var int: Int { Int(number) }

    /// The flag, or false where there is none.
    public var flag: Bool { self == .flag(true) }

    /// The text, or nil where there is none.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The record, or nil where there is none.
    public var record: Record? {
        if case .record(let record) = self { record } else { nil }
    }

    /// The items, or none.
    public var list: [Value] {
        if case .list(let items) = self { items } else { [] }
    }

    /// The enumeration's value, or its first one, which says "not set", where there is none.
    public func enumerator<Wire: WireEnumeration>(of type: Wire.Type = Wire.self) -> Wire {
        if case .enumerator(let index) = self { Wire.allCases[index] } else { Wire.allCases[0] }
    }

    /// Whether it says nothing: absent, null, zero, false, or the first value of an enumeration.
    var isEmpty: Bool {
        switch self {
        case .absent, .null: true
        case .number(let number): number == 0
        case .flag(let flag): !flag
        case .enumerator(let index): index == 0
        case .text, .record, .list: false
        }
    }
}
