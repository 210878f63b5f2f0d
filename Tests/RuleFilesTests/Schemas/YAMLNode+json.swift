import Foundation

@testable import RuleFiles

extension YAMLNode {
    /// The document as one line of JSON, as an editor hands it to a validator.
    var json: String {
        get throws {
            let data = try JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
            return String(decoding: data, as: UTF8.self)
        }
    }

    private var value: Any {
        switch content {
        case .sequence(let items): items.map(\.value)
        case .mapping(let pairs):
            Dictionary(uniqueKeysWithValues: pairs.map { ($0.key.text, $0.value.value) })
        case .scalar(let scalar): scalar.value
        }
    }
}

extension YAMLScalar {
    fileprivate var value: Any {
        if isNull { return NSNull() }
        if let bool { return bool }
        if case .value(let integer)? = integer { return integer }
        // A whole number of more than 64 bits is still a number.
        return double ?? Double(isPlain && integer != nil ? text : "").map { $0 as Any } ?? text
    }
}
