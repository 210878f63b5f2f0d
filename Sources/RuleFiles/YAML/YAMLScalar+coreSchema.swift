// The core schema of YAML 1.2 (section 10.3.2), read from the raw text. Two of its spellings are left out on
// purpose: `True`, `NULL` and the like are text, because nobody writes them in a rule file other than by mistake.
extension YAMLScalar {
    /// Empty, `~` or `null`.
    package var isNull: Bool { isPlain && (text.isEmpty || text == "~" || text == "null") }

    /// `true` or `false`; nil for anything else.
    package var bool: Bool? {
        guard isPlain else { return nil }
        return text == "true" ? true : text == "false" ? false : nil
    }

    package enum Integer: Sendable, Hashable {
        case value(Int)
        /// An integer of more than 64 bits.
        case tooLarge
    }

    /// Decimal, `0x…` or `0o…`; nil for anything else.
    package var integer: Integer? {
        guard isPlain else { return nil }
        for (prefix, radix) in [("0x", 16), ("0o", 8)] where text.hasPrefix(prefix) {
            let digits = text.utf8.dropFirst(2)
            guard !digits.isEmpty, digits.allSatisfy({ NumberSyntax.isDigit($0, radix: radix) }) else { return nil }
            return Int(Substring(digits), radix: radix).map(Integer.value) ?? .tooLarge
        }
        guard NumberSyntax.isDecimalInteger(text.utf8[...]) else { return nil }
        return Int(text).map(Integer.value) ?? .tooLarge
    }

    /// A finite number, with or without a fraction; nil for anything else, `.inf` and `.nan` too.
    package var double: Double? {
        switch integer {
        case .value(let value): return Double(value)
        case .tooLarge, nil: break
        }
        guard isPlain, NumberSyntax.isDecimalFloat(text.utf8[...]), let value = Double(text), value.isFinite else {
            return nil
        }
        return value
    }

    /// Some YAML reader takes the text for a number, so that digits, a plus sign or leading zeros can be lost.
    ///
    /// That is a number of the 1.2 core schema, or of 1.1: octal by a leading zero, underscores, binary, and
    /// base 60, by which `22:00` is 1320.
    package var looksLikeNumber: Bool {
        guard isPlain else { return false }
        return integer != nil || NumberSyntax.isDecimalFloat(text.utf8[...]) || NumberSyntax.isYAML11(text.utf8[...])
            || [".inf", "-.inf", "+.inf", ".nan"].contains(text.lowercased())
    }
}
