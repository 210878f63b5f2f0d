import Foundation

/// A rule of the neutral workload.
struct NeutralRule: Decodable {
    struct Then: Decodable {
        let queue: String
        let priority: Int
        let attach: [String: String]
    }

    /// One condition; which members there are depends on `op`.
    struct Condition: Decodable {
        let op: String
        let field: String?
        let text: String?
        let number: Int?
        let low: Bound?
        let high: Bound?
        let tree: Tree?

        enum CodingKeys: String, CodingKey {
            case op, tree
            case field = "f"
            case value = "v"
            case low = "lo"
            case high = "hi"
        }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: CodingKeys.self)
            op = try members.decode(String.self, forKey: .op)
            field = try members.decodeIfPresent(String.self, forKey: .field)
            text = try? members.decodeIfPresent(String.self, forKey: .value)
            number = try? members.decodeIfPresent(Int.self, forKey: .value)
            low = try members.decodeIfPresent(Bound.self, forKey: .low)
            high = try members.decodeIfPresent(Bound.self, forKey: .high)
            tree = try members.decodeIfPresent(Tree.self, forKey: .tree)
        }
    }

    /// A number as text, or a minute of the day.
    enum Bound: Decodable {
        case digits(String)
        case minute(Int)

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let minute = try? value.decode(Int.self) {
                self = .minute(minute)
            } else {
                self = .digits(try value.decode(String.self))
            }
        }

        var digits: String { if case .digits(let digits) = self { digits } else { "" } }
        var minute: Int { if case .minute(let minute) = self { minute } else { 0 } }
    }

    /// An expression as nested lists.
    indirect enum Tree: Decodable {
        case node(String, [Tree])
        case text(String)
        case number(Int)

        init(from decoder: any Decoder) throws {
            if var list = try? decoder.unkeyedContainer() {
                let name = try list.decode(String.self)
                var parts: [Tree] = []
                while !list.isAtEnd { parts.append(try list.decode(Tree.self)) }
                self = .node(name, parts)
                return
            }
            let value = try decoder.singleValueContainer()
            if let number = try? value.decode(Int.self) {
                self = .number(number)
            } else {
                self = .text(try value.decode(String.self))
            }
        }
    }

    let id: Int
    let when: [Condition]
    let then: Then
}

/// What of the workload has no meaning here.
struct NotUnderstood: Error, CustomStringConvertible {
    let description: String
}

extension NeutralRule.Tree {
    private static let operators = [
        "and": "&&", "or": "||", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "add": "+",
        "mul": "*",
    ]

    /// The same in the expression language.
    func formula() throws -> String {
        guard case .node(let name, let parts) = self else { throw NotUnderstood(description: "a bare value") }
        if let sign = Self.operators[name], parts.count == 2 {
            return "(\(try parts[0].formula()) \(sign) \(try parts[1].formula()))"
        }
        switch (name, parts.first, parts.dropFirst().first) {
        case ("not", let part?, nil): return "!(\(try part.formula()))"
        case ("n", .number(let number)?, nil): return String(number)
        case ("t", .text(let text)?, nil): return "\"\(text)\""
        case ("s", .text(let key)?, nil), ("i", .text(let key)?, nil): return "call.attach.\(key)"
        case ("f", .text(let field)?, nil): return "call.\(field).national"
        case ("len", let part?, nil): return "size(\(try part.formula()))"
        case ("starts", let part?, .text(let prefix)?): return "\(try part.formula()).startsWith(\"\(prefix)\")"
        default: throw NotUnderstood(description: "the expression \(name)")
        }
    }
}
