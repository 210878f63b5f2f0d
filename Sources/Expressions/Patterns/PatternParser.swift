/// Reads a regular expression in RE2's syntax.
struct PatternParser {
    let scalars: [Unicode.Scalar]
    var index = 0
    private var depth = 0
    var flags = Flags()

    /// What `(?ims)` sets.
    struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotMatchesNewline = false
    }

    /// Groups may stand within groups so many levels deep.
    private static let greatestDepth = 200
    private static let greatestCount = 1000

    static func parse(_ source: String) throws(Pattern.ParseError) -> PatternNode {
        var parser = PatternParser(scalars: Array(source.unicodeScalars))
        let node = try parser.alternatives()
        guard parser.peek() == nil else { throw parser.error(.unexpectedParenthesis) }
        return node
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    private mutating func alternatives() throws(Pattern.ParseError) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.greatestDepth else { throw error(.tooDeep) }
        var choices = [try sequence()]
        while accept("|") { try choices.append(sequence()) }
        return choices.count == 1 ? choices[0] : .alternatives(choices)
    }

    private mutating func sequence() throws(Pattern.ParseError) -> PatternNode {
        var parts: [PatternNode] = []
        while let next = peek(), next != "|", next != ")" {
            if starts(with: "\\Q") {
                index += 2
                while index < scalars.count, !starts(with: "\\E") { parts.append(literal(scalars[index])); index += 1 }
                if starts(with: "\\E") { index += 2 }
            } else if let part = try atom() {
                parts.append(part)
            } else {
                continue
            }
            guard let last = parts.popLast() else { continue }
            try parts.append(repeated(last))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func atom() throws(Pattern.ParseError) -> PatternNode? {
        guard let scalar = peek() else { return nil }
        switch scalar {
        case "(": return try group()
        case "[": return try .scalars(characterClass())
        case "\\": return try escape()
        case "*", "+", "?": throw error(.nothingToRepeat)
        case ".":
            index += 1
            return .scalars(flags.dotMatchesNewline ? .all : .allButNewline)
        case "^":
            index += 1
            return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case "$":
            index += 1
            return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
        default:
            index += 1
            return literal(scalar)
        }
    }

    func literal(_ scalar: Unicode.Scalar) -> PatternNode {
        .scalars(flags.ignoresCase ? ScalarSet(scalar).foldingCase : ScalarSet(scalar))
    }

    /// `*`, `+`, `?` or `{n,m}` behind a part, greedy or not: what is matched is the same.
    private mutating func repeated(_ node: PatternNode) throws(Pattern.ParseError) -> PatternNode {
        guard let (least, most) = try counts() else { return node }
        _ = accept("?")
        guard try counts() == nil else { throw error(.nothingToRepeat) }
        return .repeated(node, least: least, most: most)
    }

    private mutating func counts() throws(Pattern.ParseError) -> (Int, Int?)? {
        if accept("*") { return (0, nil) }
        if accept("+") { return (1, nil) }
        if accept("?") { return (0, 1) }
        let start = index
        guard accept("{"), let least = number() else {
            index = start
            return nil
        }
        var most: Int? = least
        if accept(",") { most = number() }
        guard accept("}") else {
            index = start
            return nil
        }
        guard least <= Self.greatestCount, most.map({ $0 >= least && $0 <= Self.greatestCount }) ?? true else {
            throw error(.badCount)
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = peek(), scalar >= "0", scalar <= "9" {
            value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 1_000_000)
            index += 1
        }
        return value
    }

    // MARK: Groups

    private mutating func group() throws(Pattern.ParseError) -> PatternNode? {
        let before = flags
        index += 1
        if accept("?") {
            if starts(with: "P<") || (starts(with: "<") && !starts(with: "<=") && !starts(with: "<!")) {
                try skipName()
            } else if try !setFlags() {
                return nil
            }
        }
        let node = try alternatives()
        guard accept(")") else { throw error(.missingParenthesis) }
        flags = before
        return node
    }

    private mutating func skipName() throws(Pattern.ParseError) {
        _ = accept("P")
        index += 1
        let start = index
        while let scalar = peek(), ScalarSet.word.contains(scalar.value) { index += 1 }
        guard index > start, accept(">") else { throw error(.badGroup) }
    }

    /// Whether a group follows: `(?i:` as opposed to `(?i)`.
    private mutating func setFlags() throws(Pattern.ParseError) -> Bool {
        var isOn = true
        while let scalar = peek() {
            index += 1
            switch scalar {
            case "i": flags.ignoresCase = isOn
            case "m": flags.isMultiline = isOn
            case "s": flags.dotMatchesNewline = isOn
            case "U": continue
            case "-" where isOn: isOn = false
            case ":": return true
            case ")": return false
            default: throw error(.badGroup)
            }
        }
        throw error(.missingParenthesis)
    }

    // MARK: Characters

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        index + ahead < scalars.count ? scalars[index + ahead] : nil
    }

    mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == scalar else { return false }
        index += 1
        return true
    }

    func starts(with text: String) -> Bool {
        scalars[index...].starts(with: text.unicodeScalars)
    }

    func error(_ reason: Pattern.ParseError.Reason) -> Pattern.ParseError {
        Pattern.ParseError(reason: reason, offset: index)
    }
}
