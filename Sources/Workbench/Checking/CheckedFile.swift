import Foundation
import Routing
package import RuleFiles

/// A file given to `check`: rules, or a fixture for some.
package enum CheckedFile {
    /// A rule file.
    case rules(RuleFile)
    /// A fixture file.
    case fixture(Fixture)

    /// Whether there is a file at `path` that can be read and is not too large; what is in it is another matter.
    package static func isReadable(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let file = FileHandle(forReadingAtPath: path)
        else { return false }
        defer { try? file.close() }
        return (try? file.seekToEnd()).map { $0 <= SourceFile.sizeLimit } ?? false
    }

    /// Reads the file at `path` as what it is; nil when it has an error.
    package static func read(
        _ path: String, environment: [String: String], rules: inout [String: RuleFile], into findings: Findings
    ) -> CheckedFile? {
        if isFixture(path) {
            return Fixture.read(path, environment: environment, rules: &rules, into: findings).map(fixture)
        }
        return RuleFile.read(path, environment: environment, into: findings).map(Self.rules)
    }

    /// Whether the file at `path` has cases, as only fixtures do. A file that cannot be read is none.
    package static func isFixture(_ path: String) -> Bool {
        let silent = Findings()
        guard let file = SourceFile.read(path, into: silent), let root = YAMLNode(file, into: silent),
            case .mapping(let pairs) = root.content
        else { return false }
        return pairs.contains { $0.key.text == "cases" }
    }

    /// How many rules it holds.
    package var ruleCount: Int {
        switch self {
        case .rules(let file): file.ruleSet.rules.count
        case .fixture: 0
        }
    }
}
