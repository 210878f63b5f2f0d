extension NodeReader {
    /// The value in a message: `'timeout'`, `item 2 of 'dnis'`.
    package var name: String {
        switch role {
        case .whole(let name): name
        case .value(let key): key.quoted
        case .item(let number, let key): "item \(number) of \(key.quoted)"
        }
    }

    /// Reports that the value is of another type than `expected`, such as `a whole number`, and answers nil.
    package func wrongType<Value>(_ expected: String, help: String? = nil) -> Value? {
        findings.error(
            "wrong-type", "\(name) must be \(expected), not \(found)", help: help ?? commentHelp, at: range)
        return nil
    }

    /// Reports what is wrong with a value of the right type, as `must be …`, and answers nil.
    package func badValue<Value>(_ fault: String, help: String? = nil) -> Value? {
        findings.error("bad-value", "\(name) \(fault)", help: help, at: range)
        return nil
    }

    private var found: String {
        switch node.content {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .scalar(let scalar):
            if scalar.isNull {
                scalar.text.isEmpty ? "empty" : scalar.text
            } else if scalar.bool != nil {
                scalar.text
            } else if scalar.integer != nil || scalar.double != nil {
                "the number \(scalar.text)"
            } else {
                "the text \(scalar.text.quoted)"
            }
        }
    }

    /// `dnis: #31#` is an empty value before a comment.
    private var commentHelp: String? {
        guard isNull, let line = range.file.line(range.end.line) else { return nil }
        let rest = line.unicodeScalars.dropFirst(range.end.column - 1).drop { $0 == " " || $0 == "\t" }
        guard rest.first == "#", let next = rest.dropFirst().first, next != " " else { return nil }
        return "'#' begins a comment; quote the value"
    }
}
