/// Text with clauses, `%s` and their kin, filled with values (cel-spec, `doc/extensions/strings.md`).
struct Format {
    private var rest: Substring.UnicodeScalarView
    private var arguments: ArraySlice<Value>
    private let meter: Meter

    init(_ format: String, _ arguments: [Value], _ meter: Meter) {
        rest = format.unicodeScalars[...]
        self.arguments = arguments[...]
        self.meter = meter
    }

    mutating func text() throws(EvaluationError.Kind) -> String {
        var text = String.UnicodeScalarView()
        try meter.charge(rest.count >> 3)
        while let scalar = rest.popFirst() {
            guard scalar == "%" else {
                text.append(scalar)
                continue
            }
            if rest.first == "%" {
                rest.removeFirst()
                text.append("%")
            } else {
                let clause = try clause()
                try meter.charge(bytes: clause.utf8.count)
                text.append(contentsOf: clause.unicodeScalars)
            }
        }
        return String(text)
    }

    private mutating func clause() throws(EvaluationError.Kind) -> String {
        let precision = try precision()
        guard let conversion = rest.popFirst() else { throw .badArgument("an unfinished % clause") }
        guard let value = arguments.popFirst() else { throw .badArgument("more % clauses than values") }
        switch conversion {
        case "s": return try value.formatted(meter)
        case "d": return try value.decimal()
        case "f": return try value.fixed(precision ?? 6)
        case "e": return try value.scientific(precision ?? 6)
        case "x": return try value.hexadecimal(meter, uppercase: false)
        case "X": return try value.hexadecimal(meter, uppercase: true)
        case "o": return try value.digits(radix: 8, "o")
        case "b":
            if case .bool(let value) = value { return value ? "1" : "0" }
            return try value.digits(radix: 2, "b")
        default: throw .badArgument("%\(conversion) is no clause")
        }
    }

    /// The digits after a point; more than a double can have tell nothing.
    private mutating func precision() throws(EvaluationError.Kind) -> Int? {
        guard rest.first == "." else { return nil }
        rest.removeFirst()
        var digits = 0
        var precision = 0
        while let scalar = rest.first, ("0"..."9").contains(scalar) {
            rest.removeFirst()
            digits += 1
            precision = min(10_000, precision * 10 + Int(scalar.value - 0x30))
        }
        guard digits > 0, precision <= 1_100 else { throw .badArgument("a precision of 0 to 1100") }
        return precision
    }
}

extension Value {
    /// `%s`.
    fileprivate func formatted(_ meter: Meter) throws(EvaluationError.Kind) -> String {
        try meter.charge(1)
        switch self {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .int(let value): return String(value)
        case .uint(let value): return String(value)
        case .double(let value): return value.shortText
        case .string(let value): return value
        case .bytes(let value):
            try meter.charge(bytes: value.count)
            return value.repairedText
        case .timestamp(let value): return value.description
        case .duration(let value): return value.secondsText
        case .type(let value): return value.name
        case .address(let value): return value.description
        case .network(let value): return value.description
        case .list(let elements):
            var parts: [String] = []
            for element in elements { try parts.append(element.formatted(meter)) }
            return try Self.enclosed("[", parts, "]", meter)
        case .map(let map):
            var parts: [(String, String)] = []
            for entry in map.entries { try parts.append((entry.key.formatted(meter), entry.value.formatted(meter))) }
            let sorted = parts.sorted { $0.0.precedes($1.0) }
            return try Self.enclosed("{", sorted.map { "\($0): \($1)" }, "}", meter)
        case .optional, .record: throw .noOverload("%s", [type.name])
        }
    }

    private static func enclosed(
        _ open: String, _ parts: [String], _ close: String, _ meter: Meter
    ) throws(EvaluationError.Kind) -> String {
        try meter.charge(bytes: parts.reduce(0) { $0 + $1.utf8.count })
        return open + parts.joined(separator: ", ") + close
    }

    /// `%d`.
    fileprivate func decimal() throws(EvaluationError.Kind) -> String {
        switch self {
        case .double(let value): value.shortText
        default: try digits(radix: 10, "d")
        }
    }

    fileprivate func digits(radix: Int, uppercase: Bool = false, _ clause: String) throws(EvaluationError.Kind)
        -> String
    {
        switch self {
        case .int(let value): String(value, radix: radix, uppercase: uppercase)
        case .uint(let value): String(value, radix: radix, uppercase: uppercase)
        default: throw .noOverload("%\(clause)", [type.name])
        }
    }

    fileprivate func hexadecimal(_ meter: Meter, uppercase: Bool) throws(EvaluationError.Kind) -> String {
        let bytes: [UInt8]
        switch self {
        case .string(let value): bytes = Array(value.utf8)
        case .bytes(let value): bytes = value
        default: return try digits(radix: 16, uppercase: uppercase, uppercase ? "X" : "x")
        }
        try meter.charge(bytes: bytes.count * 2)
        let alphabet = Array((uppercase ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
        return String(decoding: bytes.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] }, as: UTF8.self)
    }

    fileprivate func fixed(_ precision: Int) throws(EvaluationError.Kind) -> String {
        try exact("f") { $0.fixed(precision) }
    }

    fileprivate func scientific(_ precision: Int) throws(EvaluationError.Kind) -> String {
        try exact("e") { $0.scientific(precision) }
    }

    private func exact(_ clause: String, _ write: (DecimalExpansion) -> String) throws(EvaluationError.Kind) -> String {
        switch self {
        case .int(let value): return write(DecimalExpansion(isNegative: value < 0, integer: value.magnitude))
        case .uint(let value): return write(DecimalExpansion(isNegative: false, integer: value))
        case .double(let value): return DecimalExpansion(value).map(write) ?? value.shortText
        default: throw .noOverload("%\(clause)", [type.name])
        }
    }
}

extension [UInt8] {
    /// The text whose UTF-8 this is, with one replacement character for all bytes in a row that are of none.
    fileprivate var repairedText: String {
        var text = String.UnicodeScalarView()
        var decoder = UTF8()
        var bytes = makeIterator()
        var isBroken = false
        while true {
            switch decoder.decode(&bytes) {
            case .scalarValue(let scalar):
                text.append(scalar)
                isBroken = false
            case .error:
                if !isBroken { text.append("\u{FFFD}") }
                isBroken = true
            case .emptyInput: return String(text)
            }
        }
    }
}
