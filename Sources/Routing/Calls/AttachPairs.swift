/// The text form of key and value pairs: `key=value;key=value`, where `\` escapes `\`, `;` and `=`.
public enum AttachPairs {
    /// The pairs `text` is made of, or nil when it is not made of pairs only.
    ///
    /// One `;` after the last pair is allowed. Of a repeated key the last value counts, as in a map.
    public static func parse(_ text: String) -> [(key: String, value: String)]? {
        guard !text.isEmpty else { return [] }
        var pairs: [(key: String, value: String)] = []
        var key: String?
        var current = ""
        var isEscaped = false
        for character in text.unicodeScalars {
            if isEscaped {
                current.unicodeScalars.append(character)
                isEscaped = false
                continue
            }
            switch character {
            case "\\":
                isEscaped = true
            case "=" where key == nil:
                guard !current.isEmpty else { return nil }
                key = current
                current = ""
            case ";":
                guard let name = key else { return nil }
                pairs.append((name, current))
                key = nil
                current = ""
            default:
                current.unicodeScalars.append(character)
            }
        }
        guard !isEscaped else { return nil }
        if let name = key {
            pairs.append((name, current))
        } else if !current.isEmpty {
            return nil
        }
        return pairs
    }

    /// The text of `pairs`, which ``parse(_:)`` reads back where no key is empty.
    public static func text(_ pairs: [(key: String, value: String)]) -> String {
        pairs.map { "\(escaped($0.key))=\(escaped($0.value))" }.joined(separator: ";")
    }

    private static func escaped(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "=")
        }
        if isPlain { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "\\" || scalar == ";" || scalar == "=" { result.append("\\") }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
