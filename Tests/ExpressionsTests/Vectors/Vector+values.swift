import Foundation

@testable import Expressions

extension Value {
    /// Reads `{"int": "-5"}` and its kin.
    init(vector json: [String: Any]) throws {
        guard json.count == 1, let (kind, content) = json.first else { throw Vector.Unreadable(what: "\(json)") }
        let text = content as? String ?? ""
        let value: Value? =
            switch kind {
            case "null": .null
            case "bool": (content as? Bool).map(Value.bool)
            case "int": Int64(text).map(Value.int)
            case "uint": UInt64(text).map(Value.uint)
            case "double": Double(text).map(Value.double)
            case "string": .string(text)
            case "bytes": Data(base64Encoded: text).map { .bytes(Array($0)) }
            case "list": try (content as? [[String: Any]]).map { try .list($0.map(Value.init(vector:))) }
            case "map": try (content as? [[[String: Any]]]).flatMap(Self.map)
            case "timestamp":
                Self.parts(content).flatMap { Timestamp(seconds: $0, nanoseconds: $1) }.map(Value.timestamp)
            case "duration": Self.parts(content).map { .duration(.seconds($0) + .nanoseconds(Int64($1))) }
            case "type": try .type(ValueType(vector: text))
            default: nil
            }
        guard let value else { throw Vector.Unreadable(what: "\(json)") }
        self = value
    }

    private static func map(_ entries: [[[String: Any]]]) throws -> Value? {
        ValueMap(try entries.map { try (key: Value(vector: $0[0]), value: Value(vector: $0[1])) }).map(Value.map)
    }

    private static func parts(_ content: Any) -> (Int64, Int32)? {
        guard let content = content as? [String: Any],
            let seconds = (content["seconds"] as? String).flatMap(Int64.init),
            let nanoseconds = content["nanos"] as? Int
        else { return nil }
        return (seconds, Int32(nanoseconds))
    }
}
