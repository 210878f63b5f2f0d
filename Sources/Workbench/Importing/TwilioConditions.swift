import Routing

/// Conditions of a Twilio workflow as a rule file writes them.
struct TwilioConditions {
    /// Attributes that are the number dialled or the caller's; the others are attach data.
    private static let dialled: Set<String> = ["to", "called", "call_to"]
    private static let callers: Set<String> = ["from", "caller", "call_from"]

    /// The types that the values of each attribute have had so far.
    private(set) var types: [(key: String, type: AttachType)] = []

    /// The keys of a rule that hold where `expression` does.
    mutating func keys(
        _ expression: TwilioExpression
    ) throws(TwilioExpression.Unreadable) -> [(key: String, value: String)] {
        let parts: [TwilioExpression] = if case .all(let parts) = expression { parts } else { [expression] }
        var attach: [(key: String, value: String)] = []
        var keys: [(key: String, value: String)] = []
        var more: [String] = []
        for part in parts {
            switch part {
            case .always: continue
            case .test(let attribute, let comparison, let values) where comparison != .unequal:
                if let number = Self.number(attribute) {
                    let value = try patterns(attribute, comparison, values)
                    if keys.contains(where: { $0.key == number }) {
                        more.append("{ \(number): \(value) }")
                    } else {
                        keys.append((number, value))
                    }
                } else {
                    let value = try test(attribute, comparison, values)
                    let key = ImportedRules.key(attribute)
                    if attach.contains(where: { $0.key == key }) {
                        more.append("{ attach: { \(key): \(value) } }")
                    } else {
                        attach.append((key, value))
                    }
                }
            case .test(let attribute, _, let values):
                more.append("{ not: \(try flow(.test(attribute, .equal, values))) }")
            case .not(let inner): more.append("{ not: \(try flow(inner)) }")
            case .any(let parts):
                var branches: [String] = []
                for part in parts { branches.append(try flow(part)) }
                more.append("{ any: [ \(branches.joined(separator: ", ")) ] }")
            case .all: more.append(try flow(part))
            }
        }
        if !attach.isEmpty {
            keys.append(("attach", "{ \(attach.map { "\($0.key): \($0.value)" }.joined(separator: ", ")) }"))
        }
        if !more.isEmpty { keys.append(("all", "[ \(more.joined(separator: ", ")) ]")) }
        return keys
    }

    private mutating func flow(_ expression: TwilioExpression) throws(TwilioExpression.Unreadable) -> String {
        let keys = try keys(expression)
        // What always holds has no conditions, and a list of them may not be empty.
        if keys.isEmpty { return "{ any: [ { dnis: \"*\" }, { not: { dnis: \"*\" } } ] }" }
        return "{ \(keys.map { "\($0.key): \($0.value)" }.joined(separator: ", ")) }"
    }

    private static func number(_ attribute: String) -> String? {
        dialled.contains(attribute) ? "dnis" : callers.contains(attribute) ? "clid" : nil
    }

    private func patterns(
        _ attribute: String, _ comparison: TwilioExpression.Comparison, _ values: [TwilioExpression.Literal]
    ) throws(TwilioExpression.Unreadable) -> String {
        guard comparison == .equal else { throw .init(what: "the number '\(attribute)' is compared by size") }
        var patterns: [String] = []
        for value in values {
            let text: String
            switch value {
            case .text(let written): text = written
            case .integer(let number): text = String(number)
            case .decimal, .bool: throw .init(what: "'\(attribute)' is compared with something that is no number")
            }
            guard let pattern = try? NumberPattern(parsing: text) else {
                throw .init(what: "'\(text)' is no telephone number")
            }
            patterns.append(ImportedRules.quoted(pattern.description))
        }
        return patterns.count == 1 ? patterns[0] : "[\(patterns.joined(separator: ", "))]"
    }

    private mutating func test(
        _ attribute: String, _ comparison: TwilioExpression.Comparison, _ values: [TwilioExpression.Literal]
    ) throws(TwilioExpression.Unreadable) -> String {
        let found = Set(values.map(\.type))
        guard let type = found.count == 1 ? found.first : found == [.int, .double] ? .double : nil else {
            throw .init(what: "'\(attribute)' is compared with values of several types")
        }
        if let index = types.firstIndex(where: { $0.key == attribute }) {
            let known = types[index].type
            guard known == type || Set([known, type]) == [.int, .double] else {
                throw .init(what: "'\(attribute)' is \(known.rawValue) elsewhere, and \(type.rawValue) here")
            }
            if type == .double { types[index].type = .double }
        } else {
            types.append((attribute, type))
        }
        if comparison == .equal {
            let written = values.map(\.written)
            // In a list a word is no test for presence, and a sign no comparison.
            let isPlain = written.count == 1 && !values[0].isTest
            return isPlain ? written[0] : "[\(written.joined(separator: ", "))]"
        }
        guard type == .int || type == .double else {
            throw .init(what: "'\(attribute)' is compared by size with something that is no number")
        }
        return "\"\(comparison.rawValue) \(values[0].written)\""
    }
}

extension TwilioExpression.Literal {
    fileprivate var type: AttachType {
        switch self {
        case .text: .string
        case .integer: .int
        case .decimal: .double
        case .bool: .bool
        }
    }

    /// Text that by itself would be a test: `present`, `> 5`.
    fileprivate var isTest: Bool {
        guard case .text(let text) = self else { return false }
        return ["present", "absent"].contains(text) || text.first.map("<>=!".contains) == true
    }

    /// The value as a rule file writes it.
    fileprivate var written: String {
        switch self {
        case .text(let text): ImportedRules.quoted(text)
        case .integer(let number): String(number)
        case .decimal(let number): String(number)
        case .bool(let value): String(value)
        }
    }
}
