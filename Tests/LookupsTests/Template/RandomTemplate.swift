import Lookups
import TestSupport

/// A random template made of pieces whose meaning is known, with the statement and the bindings that it
/// must compile to.
struct RandomTemplate {
    private(set) var sql = "select"
    private(set) var statement = "select"
    private(set) var bindings: [[Binding.Part]] = []
    private let dialect: SQLDialect
    private var random: SplitMix64

    init(seed: Int, dialect: SQLDialect) {
        self.dialect = dialect
        random = SplitMix64(seed: UInt64(seed))
        for index in 0...random.below(8) {
            addSpace()
            if index > 0 { add(random.pick([",", "+", "||", "<=", " and ", "."])) }
            addSpace()
            addOperand()
        }
        if random.chance(perMille: 300) { sql += random.pick([";", " ;\n", "; -- it's over ?", ";;"]) }
    }

    private mutating func add(_ text: String) {
        sql += text
        statement += text
    }

    private mutating func addSpace() {
        add(random.pick([" ", "\n", "\t ", "\r\n"]))
        guard random.chance(perMille: 300) else { return }
        // A comment may hold anything but its own end.
        let noise = random.pick(["it's", "$CLID", "?", "; drop", "\"", "`", "[", "$$", "-- -", "# $FOO$"])
        var comments = ["/* \(noise) */", "-- \(noise)"]
        if dialect == .mySQL { comments.append("#\(noise)") }
        if dialect != .mySQL && dialect != .generic { comments.append("--\(noise)") }
        if dialect == .postgreSQL || dialect == .sqlServer { comments.append("/* /*\(noise)*/ ' */") }
        sql += random.pick(comments)
        statement += " "
        add("\n")
    }

    private mutating func addOperand() {
        switch random.below(7) {
        case 0: add(random.pick(["phone", "T1", "a$b", "כהן", "_x", "42", "1e5"]))
        case 1: add(random.pick(names))
        case 2: add(random.pick(strings))
        case 3: addVariable()
        case 4: addParenthesised()
        default: addComposite()
        }
    }

    private mutating func addParenthesised() {
        add("(")
        addSpace()
        addVariable()
        add(")")
    }

    private mutating func addVariable() {
        let (spelling, variable) = randomVariable()
        let quote = random.pick(["", "", "'"])
        sql += quote + spelling + quote
        statement += "?"
        bindings.append([.variable(variable)])
    }

    private mutating func randomVariable() -> (spelling: String, LookupVariable) {
        let variable = random.pick(LookupVariable.allCases)
        let spelling = variable.text.map { random.chance(perMille: 500) ? $0.lowercased() : $0.uppercased() }
        return (spelling.joined(), variable)
    }

    /// `'text $CLID text …'`, with what each dialect needs to write the text.
    private mutating func addComposite() {
        let isEscaped = dialect == .postgreSQL && random.chance(perMille: 300)
        let hasBackslashes = isEscaped || dialect == .mySQL
        let prefix = isEscaped ? "E" : random.pick(["", "", "N", "n"])
        let quote = dialect == .mySQL && prefix.isEmpty ? random.pick(["'", "\""]) : "'"
        var parts: [Binding.Part] = []
        sql += prefix + quote
        for _ in 0...random.below(3) {
            let text = random.pick(["-", " it's ", "%", "(\"x\") ", "--", " כהן-", "; ", ".?", "/* "])
            let tail = hasBackslashes || dialect != .generic ? random.pick(["", "\\-"]) : ""
            parts.append(.literal(text + tail))
            let escaped = (text + tail).replacing(quote, with: quote + quote)
            sql += hasBackslashes ? escaped.replacing("\\", with: "\\\\") : escaped
            let (spelling, variable) = randomVariable()
            sql += spelling
            parts.append(.variable(variable))
        }
        sql += quote
        statement += "?"
        bindings.append(parts)
    }

    private var names: [String] {
        switch dialect {
        case .generic: ["\"a b\"", "`a b`", "[a b]"]
        case .postgreSQL, .oracle: ["\"it's -- ?\"", "\"a /* b\""]
        case .mySQL: ["`it's -- ``/*`", "`a\"`"]
        case .sqlite: ["\"it's -- ?\"", "`it's -- `", "[it's -- \"]"]
        case .sqlServer: ["\"it's ?\"", "[it's -- ]]\"]"]
        }
    }

    private var strings: [String] {
        let common = ["'it''s'", "''", "'-- /* ;'", "'?'", "'$5 [ ` \" $FOO'", "x'4f'", "N'כהן'"]
        return switch dialect {
        case .generic: common + ["'a\\b'"]
        case .postgreSQL: common + ["'\\'", "E'\\' -- '", "$$ ' ? $$", "$t$ $$ -- $t$"]
        case .mySQL: common + ["'\\' -- '", "\"it's\"", "\"\\\"\"\"\"", "_utf8'x'"]
        case .sqlite, .sqlServer: common + ["'\\'"]
        case .oracle: common + ["'\\'", "q'[it's]'", "nq'<it's ->'"]
        }
    }
}
