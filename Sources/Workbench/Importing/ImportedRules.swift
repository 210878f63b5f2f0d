/// Rules of another system as they are written to a rule file.
package struct ImportedRules: Sendable {
    /// A queue, and where its calls go on to.
    struct Queue: Sendable {
        let name: String
        let code: Int
        /// Queues to try, each so many seconds after the call came into this one.
        var overflow: [(seconds: Int, to: String)] = []
    }

    /// One rule.
    struct Rule: Sendable {
        let id: String
        /// Keys and values as they are written: `dnis`, `"1700*"`.
        let conditions: [(key: String, value: String)]
        let queue: String
        let priority: Int?
        /// What the other system calls it, or what could not be taken over.
        let comment: String?
    }

    /// What the file says about where it comes from, a line each.
    var head: [String] = []
    var queues: [Queue] = []
    /// Keys of attach data with their types.
    var attach: [(key: String, type: String)] = []
    var rules: [Rule] = []
    /// What to know of the result, for who imports.
    package internal(set) var notes: [String] = []

    /// The rule file; numbers are read as in `country`, where one is given.
    package func text(country: String?, fallback: String?) -> String {
        var lines = head.map { "# \($0)" }
        lines += ["version: 1", country.map { "numbers: { country: \($0) }" } ?? "numbers: raw", ""]
        if !attach.isEmpty {
            lines.append("attach:")
            lines += attach.map { "  \(Self.key($0.key)): { type: \($0.type), optional: true }" }
            lines.append("")
        }
        lines.append(queues.isEmpty ? "queues: {}" : "queues:")
        for queue in queues {
            let steps = queue.overflow.map { "{ after: \($0.seconds)s, to: \(Self.value($0.to)) }" }
            let overflow = steps.isEmpty ? "" : ", overflow: [ \(steps.joined(separator: ", ")) ]"
            lines.append("  \(Self.key(queue.name)): { code: \(queue.code)\(overflow) }")
        }
        lines += ["", rules.isEmpty ? "rules: []" : "rules:"]
        for rule in rules {
            if let comment = rule.comment { lines.append("  # \(comment)") }
            lines.append("  - id: \(Self.value(rule.id))")
            lines += rule.conditions.map { "    \($0.key): \($0.value)" }
            let priority = rule.priority.map { ", priority: \($0)" } ?? ""
            lines.append("    route: { queue: \(Self.value(rule.queue))\(priority) }")
        }
        lines += ["", "default: \(fallback.map { "{ extension: \(Self.quoted($0)) }" } ?? "{ switch: true }")"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// A name that is plain text to every reader of YAML stays as it is; any other goes between quotes.
    static func value(_ text: String) -> String {
        let isName =
            text.first.map { $0.isASCII && $0.isLetter } == true
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
        let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        return isName && !words.contains(text.lowercased()) ? text : quoted(text)
    }

    static func key(_ text: String) -> String { value(text) }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A rule's id made of a name: blanks become hyphens, and a number is added until no other rule has it.
    static func id(_ name: String, taken: inout Set<String>) -> String {
        var id = ""
        for scalar in name.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.value < 0x21 {
                if !id.isEmpty, !id.hasSuffix("-") { id += "-" }
            } else {
                id.unicodeScalars.append(scalar)
            }
        }
        while id.hasSuffix("-") { id.removeLast() }
        if id.isEmpty || id == "default" { id = "rule" }
        var unique = id
        var number = 2
        while !taken.insert(unique).inserted {
            unique = "\(id)-\(number)"
            number += 1
        }
        return unique
    }
}
