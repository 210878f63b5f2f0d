extension PatternParser {
    /// What a backslash makes of the next character, outside of brackets.
    mutating func escape() throws(Pattern.ParseError) -> PatternNode {
        let assertions: [Unicode.Scalar: PatternNode.Assertion] = [
            "A": .textStart, "z": .textEnd, "b": .wordBoundary, "B": .noWordBoundary,
        ]
        if let next = peek(1), let assertion = assertions[next] {
            index += 2
            return .assertion(assertion)
        }
        if let set = try escapedSet() { return .scalars(set) }
        return try literal(escapedScalar())
    }

    /// `[a-z]`, `[^[:digit:]\s]`.
    mutating func characterClass() throws(Pattern.ParseError) -> ScalarSet {
        index += 1
        let isInverted = accept("^")
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        while isFirst || peek() != "]" {
            isFirst = false
            guard peek() != nil else { throw error(.missingBracket) }
            if let set = try namedSet() {
                ranges += (flags.ignoresCase ? set.foldingCase : set).ranges
                continue
            }
            let low = try classScalar()
            var high = low
            if peek() == "-", let next = peek(1), next != "]" {
                index += 1
                high = try classScalar()
            }
            guard low <= high else { throw error(.badRange) }
            let range = ScalarSet([low.value...high.value])
            ranges += (flags.ignoresCase ? range.foldingCase : range).ranges
        }
        index += 1
        let set = ScalarSet(ranges)
        return isInverted ? set.inverted : set
    }

    private mutating func namedSet() throws(Pattern.ParseError) -> ScalarSet? {
        guard starts(with: "[:") else { return try peek() == "\\" ? escapedSet() : nil }
        let start = index
        index += 2
        let isInverted = accept("^")
        var name = ""
        while let scalar = peek(), scalar.properties.isAlphabetic {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        guard accept(":"), accept("]") else {
            // No name after all: a bracket that stands for itself.
            index = start
            return nil
        }
        guard let set = ScalarSet.posix(name) else { throw error(.unknownClass(name)) }
        return isInverted ? set.inverted : set
    }

    private mutating func classScalar() throws(Pattern.ParseError) -> Unicode.Scalar {
        guard let scalar = peek() else { throw error(.missingBracket) }
        if scalar == "\\" { return try escapedScalar() }
        index += 1
        return scalar
    }

    /// `\d`, `\pL` and their kin; nil if something else is escaped.
    private mutating func escapedSet() throws(Pattern.ParseError) -> ScalarSet? {
        guard let kind = peek(1) else { throw error(.trailingBackslash) }
        let set: ScalarSet
        switch kind {
        case "d", "D": set = .digits
        case "s", "S": set = .space
        case "w", "W": set = .word
        case "p", "P":
            index += 2
            let name = try unicodeName()
            let isInverted = name.inverted != (kind == "P")
            let found = flags.ignoresCase ? name.set.foldingCase : name.set
            return isInverted ? found.inverted : found
        default: return nil
        }
        index += 2
        return ("A"..."Z").contains(kind) ? set.inverted : set
    }

    /// `L` or `{Lu}` or `{^Lu}` behind `\p`.
    private mutating func unicodeName() throws(Pattern.ParseError) -> (set: ScalarSet, inverted: Bool) {
        guard let first = peek() else { throw error(.trailingBackslash) }
        index += 1
        var name = String(first)
        var isInverted = false
        if first == "{" {
            isInverted = accept("^")
            name = ""
            while let scalar = peek(), scalar != "}" {
                name.unicodeScalars.append(scalar)
                index += 1
            }
            guard accept("}") else { throw error(.unknownClass(name)) }
        }
        guard let set = ScalarSet.category(name) else { throw error(.unknownClass(name)) }
        return (set, isInverted)
    }

    /// The one character that an escape means.
    private mutating func escapedScalar() throws(Pattern.ParseError) -> Unicode.Scalar {
        index += 1
        guard let scalar = peek() else { throw error(.trailingBackslash) }
        index += 1
        switch scalar {
        case "a": return "\u{07}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{0B}"
        case "x": return try hexadecimal()
        case "0"..."7":
            // One to three digits after a zero, three of any other: `\1` would be a reference back.
            var value = scalar.value - 0x30
            var count = 1
            while count < 3, let digit = peek(), digit >= "0", digit <= "7" {
                value = value * 8 + digit.value - 0x30
                count += 1
                index += 1
            }
            guard scalar == "0" || count == 3, let result = Unicode.Scalar(value) else { throw error(.badEscape) }
            return result
        default:
            let isWord = ScalarSet.word.contains(scalar.value)
            guard scalar.isASCII, !isWord || scalar == "_" else { throw error(.badEscape) }
            return scalar
        }
    }

    private mutating func hexadecimal() throws(Pattern.ParseError) -> Unicode.Scalar {
        var digits = ""
        if accept("{") {
            while let scalar = peek(), scalar != "}", digits.unicodeScalars.count < 8 {
                digits.unicodeScalars.append(scalar)
                index += 1
            }
            guard accept("}") else { throw error(.badEscape) }
        } else {
            for _ in 0..<2 {
                guard let scalar = peek() else { throw error(.badEscape) }
                digits.unicodeScalars.append(scalar)
                index += 1
            }
        }
        guard digits.first?.isHexDigit ?? false, let value = UInt32(digits, radix: 16),
            let scalar = Unicode.Scalar(value)
        else { throw error(.badEscape) }
        return scalar
    }
}
