@testable import Expressions

extension ValueType {
    /// Reads `map(string, list(int))`, `<T>`, `tuple(<T>, <U>)`.
    init(vector text: String) throws {
        var rest = text[...]
        self = try Self.read(&rest)
        guard rest.isEmpty else { throw Vector.Unreadable(what: text) }
    }

    private static func read(_ rest: inout Substring) throws -> ValueType {
        if rest.first == "<" {
            let name = rest.dropFirst().prefix { $0 != ">" }
            rest = rest[name.endIndex...].dropFirst()
            return .parameter(String(name))
        }
        let name = String(rest.prefix { !"(), ".contains($0) })
        rest = rest.dropFirst(name.count)
        var parameters: [ValueType] = []
        if rest.first == "(" {
            repeat {
                rest = rest.dropFirst().drop { $0 == " " }
                try parameters.append(read(&rest))
            } while rest.first == ","
            rest = rest.dropFirst()
        }
        guard let type = denotations[name] else { return .opaque(name, parameters) }
        return parameters.isEmpty ? type : type.with(parameters)
    }
}

extension Signature {
    init(vector json: [String: Any]) throws {
        let names: [String] = try Vector.member(json, "args")
        let types = try names.map(ValueType.init(vector:))
        let result = try ValueType(vector: Vector.member(json, "result"))
        let isMethod: Bool = try Vector.member(json, "instance")
        self.init(types, result, isMethod: isMethod)
    }
}
