import Foundation

@testable import Expressions

/// One conformance test, read from JSON.
struct Vector: CustomStringConvertible {
    enum Expectation {
        case value(Value?, type: ValueType?)
        case error
    }

    /// What a file says that this reader does not understand.
    struct Unreadable: Error {
        let what: String
    }

    let id: String
    let source: String
    let container: String
    let isChecked: Bool
    let isEvaluated: Bool
    let needsMessages: Bool
    let variables: [(name: String, type: ValueType)]
    let functions: [(name: String, signature: Signature)]
    let bindings: [(name: String, value: Value)]
    let expectation: Expectation

    var description: String { id }

    /// Every test of the file at `path`.
    static func read(_ path: String) throws -> [Vector] {
        let file = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
        guard let tests = (file as? [String: Any])?["tests"] as? [[String: Any]] else {
            throw Unreadable(what: path)
        }
        return try tests.map(Vector.init)
    }

    init(_ json: [String: Any]) throws {
        id = try Self.member(json, "id")
        source = try Self.member(json, "expr")
        container = json["container"] as? String ?? ""
        isChecked = !(json["disable_check"] as? Bool ?? false)
        isEvaluated = !(json["check_only"] as? Bool ?? false)
        needsMessages = try Self.member(json, "needs_proto")
        guard !needsMessages else {
            (variables, functions, bindings, expectation) = ([], [], [], .error)
            return
        }
        let declarations = json["type_env"] as? [[String: Any]] ?? []
        variables = try declarations.filter { $0["kind"] as? String == "variable" }.map {
            try (Self.member($0, "name"), ValueType(vector: Self.member($0, "type")))
        }
        functions = try declarations.filter { $0["kind"] as? String == "function" }.flatMap { function in
            let name: String = try Self.member(function, "name")
            let overloads: [[String: Any]] = try Self.member(function, "overloads")
            return try overloads.map { try (name, Signature(vector: $0)) }
        }
        bindings = try (json["bindings"] as? [String: [String: Any]] ?? [:]).map { name, binding in
            try (name, Value(vector: Self.member(binding, "value")))
        }
        let expect: [String: Any] = try Self.member(json, "expect")
        if expect["error"] != nil {
            expectation = .error
        } else {
            expectation = try .value(
                (expect["value"] as? [String: Any]).map(Value.init(vector:)),
                type: (expect["type"] as? String).map(ValueType.init(vector:)))
        }
    }

    static func member<Member>(_ json: [String: Any], _ name: String) throws -> Member {
        guard let member = json[name] as? Member else { throw Unreadable(what: "\(name) in \(json)") }
        return member
    }
}
