/// A type of the Common Expression Language, as the checker knows it.
///
/// At run time only the outermost name of a type exists: `type([1]) == type(['a'])`.
public indirect enum ValueType: Hashable, Sendable {
    /// Any type; what is known only at run time.
    case dyn
    /// The type of `null`.
    case null
    case bool
    case int
    case uint
    case double
    case string
    case bytes
    case timestamp
    case duration
    case list(ValueType)
    case map(ValueType, ValueType)
    /// The type of a type: `type(7)` is a `type(int)`.
    case type(ValueType)
    /// A value or none.
    case optional(ValueType)
    /// A host's object with named fields.
    case record(RecordType)
    /// An internet address, `net.IP`.
    case address
    /// A block of internet addresses, `net.CIDR`.
    case network
    /// A host's type without fields, by name and parameters.
    case opaque(String, [ValueType])
    /// A type parameter of a function's signature: `A` in `(A, list(A)) -> bool`.
    case parameter(String)
}

extension ValueType: CustomStringConvertible {
    /// As CEL writes it: `map(string, list(int))`.
    public var description: String {
        switch self {
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .type(let inner): inner == .dyn ? "type" : "type(\(inner))"
        case .optional(let wrapped): "optional_type(\(wrapped))"
        case .opaque(let name, let parameters) where !parameters.isEmpty:
            "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
        default: name
        }
    }

    /// The name alone, which is all that a value knows of its type.
    public var name: String {
        switch self {
        case .dyn: "dyn"
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .list: "list"
        case .map: "map"
        case .type: "type"
        case .optional: "optional_type"
        case .record(let type): type.name
        case .address: "net.IP"
        case .network: "net.CIDR"
        case .opaque(let name, _): name
        case .parameter(let name): name
        }
    }
}

extension ValueType {
    /// The types that have a name of their own in every expression.
    static let denotations: [String: ValueType] = {
        let types: [ValueType] = [
            .bool, .int, .uint, .double, .string, .bytes, .null, .timestamp, .duration, .list(.dyn), .map(.dyn, .dyn),
            .type(.dyn), .dyn, .optional(.dyn), .address, .network,
        ]
        return Dictionary(uniqueKeysWithValues: types.map { ($0.name, $0) })
    }()

    /// The types this one is made of.
    var parameters: [ValueType] {
        switch self {
        case .list(let inner), .type(let inner), .optional(let inner): [inner]
        case .map(let key, let value): [key, value]
        case .opaque(_, let parameters): parameters
        default: []
        }
    }

    /// The same type made of other ones, as many as `parameters`.
    func with(_ parameters: [ValueType]) -> ValueType {
        switch self {
        case .list: .list(parameters[0])
        case .type: .type(parameters[0])
        case .optional: .optional(parameters[0])
        case .map: .map(parameters[0], parameters[1])
        case .opaque(let name, _): .opaque(name, parameters)
        default: self
        }
    }
}
