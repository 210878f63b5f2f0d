import Foundation
import TestSupport
import Testing

@testable import RuleFiles

/// A YAML file that comes with the product.
struct ShippedFile: CustomTestStringConvertible {
    /// Relative to the package.
    let name: String

    static let all: [ShippedFile] = ["examples", "rules", "Sources/Workbench/Scaffold/Files"].flatMap { folder in
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: PackageRoot.path(folder))) ?? []
        // What a simulated portal reads has no schema, nor how the queues stand for `--queues`.
        return names.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix("portal.yaml") && !$0.hasSuffix("/queues.yaml") }
            .sorted()
            .map { ShippedFile(name: "\(folder)/\($0)") }
    }

    var root: YAMLNode {
        get throws {
            let findings = Findings()
            let file = try #require(SourceFile.read(PackageRoot.path(name), into: findings))
            return try #require(YAMLNode(file, into: findings))
        }
    }

    /// A fixture file has cases, a scenario the time at which it starts, a service's configuration an API or portals; a
    /// rule file has none of these.
    var schema: RuleFileSchema {
        get throws {
            let keys = try root.keys
            if keys.contains("api") || keys.contains("portals") { return .config }
            return keys.contains("cases") ? .fixtures : keys.contains("start") ? .scenario : .rules
        }
    }

    var testDescription: String { name }
}

extension YAMLNode {
    fileprivate var keys: [String] {
        guard case .mapping(let pairs) = content else { return [] }
        return pairs.map(\.key.text)
    }
}
