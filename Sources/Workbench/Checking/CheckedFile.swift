import Routing
package import RuleFiles

/// A file given to `check`: rules, or a fixture for some.
package enum CheckedFile {
    /// A rule file.
    case rules(RuleFile)
    /// A fixture file.
    case fixture(Fixture)

    /// The codes of findings that say a file could not even be read.
    package static let unreadableCodes: Set = ["file-not-found", "file-unreadable", "not-a-file", "file-too-large"]

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
