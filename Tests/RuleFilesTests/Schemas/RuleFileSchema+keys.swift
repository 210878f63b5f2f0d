import Foundation

@testable import RuleFiles

extension RuleFileSchema {
    /// The name of every property, whichever mapping it belongs to.
    var keys: [String] {
        let root = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        var keys: Set<String> = []
        Self.collect(root, into: &keys)
        return keys.sorted()
    }

    private static func collect(_ node: Any?, into keys: inout Set<String>) {
        if let list = node as? [Any] {
            for item in list { collect(item, into: &keys) }
        }
        guard let object = node as? [String: Any] else { return }
        if let properties = object["properties"] as? [String: Any] { keys.formUnion(properties.keys) }
        for (name, value) in object where name != "examples" { collect(value, into: &keys) }
    }
}
