/// What the value of a member is. Numbers are those of the contract's records and enumerations.
enum Shape: Hashable, Sendable {
    case int, long, flag, text
    case enumeration(UInt8)
    case record(UInt8)
    case ints, texts
    case enumerations(UInt8)
    case records(UInt8)

    /// What each item is, if it is a list.
    var item: Shape? {
        switch self {
        case .ints: .int
        case .texts: .text
        case .enumerations(let number): .enumeration(number)
        case .records(let number): .record(number)
        case .int, .long, .flag, .text, .enumeration, .record: nil
        }
    }

    /// Whether `value` is of this kind, or says nothing.
    func admits(_ value: Value) -> Bool {
        switch (self, value) {
        case (_, .absent), (_, .null), (.flag, .flag), (.text, .text), (.long, .number), (.record, .record): true
        case (.int, .number(let number)): Int32(exactly: number) != nil
        case (.enumeration(let number), .enumerator(let index)):
            Contract.standard.enumerations[Int(number)].values.indices.contains(index)
        case (_, .list(let items)): item.map { item in items.allSatisfy(item.admits) } ?? false
        default: false
        }
    }
}
