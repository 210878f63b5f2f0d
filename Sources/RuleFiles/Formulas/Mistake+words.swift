import Expressions
import Routing

extension Mistake.Kind {
    /// What is wrong with a formula, and how to mend it.
    func words(among vocabulary: Vocabulary) -> (message: String, help: String?) {
        switch self {
        case .sourceTooLong(let length, let limit):
            ("the condition has \(length) bytes, and may have \(limit)", "make several rules of it")
        case .tooDeep(let limit): ("more than \(limit) levels of expressions within expressions", nil)
        case .unexpected(let text, let expected):
            (
                text.isEmpty
                    ? "the condition ends where \(expected) is expected"
                    : "\(text.quoted) stands where \(expected) is expected", nil
            )
        case .strayCharacter("="): ("'=' compares nothing", "write ==")
        case .strayCharacter("&"): ("'&' joins nothing", "write &&")
        case .strayCharacter("|"): ("'|' joins nothing", "write ||")
        case .strayCharacter(let scalar): ("\(String(scalar).quoted) begins nothing", nil)
        case .unterminatedString: ("a text is not closed", "close it with the quote that opens it")
        case .badEscape(let text): ("\(text.quoted) is no escape sequence here", "write \\\\ for a backslash")
        case .badNumber(let text): ("\(text.quoted) is no number of 64 bits", nil)
        case .reservedWord(let word): ("\(word.quoted) is a word that the language keeps", "choose another name")
        case .badMacroArgument(let macro, let expected): ("\(macro) takes \(expected) here", nil)
        case .undeclaredName(let name):
            ("nothing is called \(name.quoted)", Self.help(forName: name))
        case .undeclaredFunction(let name):
            ("no function is called \(name.quoted)", suggestion(for: name, among: Self.functions))
        case .noOverload(let function, let types): Self.overload(function, types)
        case .noField(let name, let type):
            (
                "\(Self.owner(type)) has no \(name.quoted)",
                Self.fields(type).flatMap { suggestion(for: name, among: $0) }
                    ?? Self.fields(type).map {
                        $0.isEmpty ? "none is declared" : "it has \($0.joined(separator: ", "))"
                    }
            )
        case .notSupported(let operation, let type): ("a value of type \(type) has no \(operation)", nil)
        case .badKeyType(let type): ("a value of type \(type) can be no key", nil)
        case .mismatch(let expected, let found):
            (
                "the value must be of type \(expected), not \(found)",
                expected == .bool
                    ? "compare it with something: … == …" : expected == .string ? "wrap it: string(…)" : nil
            )
        case .messageLiteral(let name): ("\(name) is a message, and there are none here", nil)
        case .badPattern(let error): ("the regular expression \(error.reason.words)", nil)
        }
    }

    private static let functions = [
        "queue", "pairs", "size", "startsWith", "endsWith", "contains", "matches", "int", "string", "double", "bool",
        "duration", "timestamp", "getHours", "getMinutes", "getDayOfWeek", "has",
    ]

    private static func help(forName name: String) -> String? {
        let roots = ["call", "lookup", "now", "queue", "pairs"]
        let parts = ["dnis", "clid", "attach", "attach_text"]
        if parts.contains(name) { return "write call.\(name)" }
        return suggestion(for: name, among: roots) ?? "there are call, lookup, now, queue(name) and pairs(text)"
    }

    private static func overload(_ function: String, _ types: [ValueType]) -> (String, String?) {
        let shown = types.map(\.description)
        let symbol = function.filter { $0 != "_" }
        if function.hasPrefix("_") || function.hasPrefix("@"), shown.count == 2 {
            let isNumeric = types.allSatisfy { [.int, .uint, .double].contains($0) }
            return (
                "'\(function == "@in" ? "in" : symbol)' takes no \(shown[0]) and \(shown[1])",
                isNumeric ? "make them alike: int(…), double(…)" : nil
            )
        }
        return ("\(function) takes no \(shown.joined(separator: ", "))", nil)
    }

    private static func owner(_ type: ValueType) -> String {
        switch type.name {
        case "Attach": "the attach data"
        case "Call": "a call"
        case "Number": "a number"
        case "Queue": "a queue"
        case "Lookup": "the row of this lookup"
        case "Lookups": "lookup"
        default: "a value of type \(type)"
        }
    }

    private static func fields(_ type: ValueType) -> [String]? {
        if case .record(let record) = type { record.fields.map(\.name) } else { nil }
    }
}

extension Pattern.ParseError.Reason {
    /// What is wrong, to stand behind "the regular expression".
    var words: String {
        switch self {
        case .missingParenthesis: "lacks a ')'"
        case .unexpectedParenthesis: "has a ')' too many"
        case .missingBracket: "lacks a ']'"
        case .nothingToRepeat: "repeats nothing: a '*', '+', '?' or '{' has nothing before it"
        case .badCount: "has a count that is none"
        case .badRange: "has a range that ends before it begins"
        case .badEscape: "has an escape that means nothing"
        case .trailingBackslash: "ends with a backslash"
        case .badGroup: "has a group that is none; what needs backtracking is left out"
        case .tooDeep: "nests too deep"
        case .tooLarge: "is too large"
        case .unknownClass(let name): "names a class \(name.quoted), which is none"
        }
    }
}
