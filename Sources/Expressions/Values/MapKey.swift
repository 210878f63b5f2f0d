/// A key of a map, made so that keys that CEL finds equal are equal: `1`, `1u` and `1.0` are one key.
enum MapKey: Sendable {
    case bool(Bool)
    case int(Int64)
    /// Above the greatest `int`.
    case large(UInt64)
    case string(String)

    /// The key that finds `value`'s entry; nil if no map can have one, as for 1.5 or a list.
    init?(finding value: borrowing Value) {
        switch copy value {
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(value)
        case .uint(let value): self = Int64(exactly: value).map(MapKey.int) ?? .large(value)
        case .string(let value): self = .string(value)
        case .double(let value):
            if let exact = Int64(exactly: value) {
                self = .int(exact)
            } else if let exact = UInt64(exactly: value) {
                self = .large(exact)
            } else {
                return nil
            }
        default: return nil
        }
    }

    /// The key a map may have: of type `bool`, `int`, `uint` or `string`.
    init?(storing value: borrowing Value) {
        if case .double = copy value { return nil }
        self.init(finding: value)
    }
}

extension MapKey: Hashable {
    static func == (left: MapKey, right: MapKey) -> Bool {
        switch (left, right) {
        case (.bool(let left), .bool(let right)): left == right
        case (.int(let left), .int(let right)): left == right
        case (.large(let left), .large(let right)): left == right
        case (.string(let left), .string(let right)): left.hasSameScalars(as: right)
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .bool(let value): hasher.combine(value)
        case .int(let value): hasher.combine(value)
        case .large(let value): hasher.combine(value)
        case .string(var value): value.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }
}
