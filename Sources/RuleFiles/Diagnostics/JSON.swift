/// A JSON value (RFC 8259) whose members keep the order in which they were given, so equal input makes equal bytes.
package indirect enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A finite number with a fraction; anything else is written as null, for JSON has no name for it.
    case number(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    package struct Member: Sendable, Hashable {
        package let name: String
        package let value: JSON

        package init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// An object without the members whose value is nil.
    package static func object(_ members: KeyValuePairs<String, JSON?>) -> JSON {
        .object(members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    /// The value as text, two spaces a level, without a line break at the end.
    package var text: String {
        var text = ""
        write(to: &text, indent: "")
        return text
    }

    private func write(to text: inout String, indent: String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): text += value.isFinite ? "\(value)" : "null"
        case .string(let value): Self.write(value, to: &text)
        case .array(let values):
            Self.writeList(values, "[", "]", to: &text, indent) { value, text, deeper in
                value.write(to: &text, indent: deeper)
            }
        case .object(let members):
            Self.writeList(members, "{", "}", to: &text, indent) { member, text, deeper in
                Self.write(member.name, to: &text)
                text += ": "
                member.value.write(to: &text, indent: deeper)
            }
        }
    }

    private static func writeList<Element>(
        _ elements: [Element], _ open: String, _ close: String, to text: inout String, _ indent: String,
        _ write: (Element, inout String, String) -> Void
    ) {
        text += open
        let deeper = indent + "  "
        for (index, element) in elements.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + deeper
            write(element, &text, deeper)
        }
        text += elements.isEmpty ? close : "\n\(indent)\(close)"
    }

    private static func write(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
