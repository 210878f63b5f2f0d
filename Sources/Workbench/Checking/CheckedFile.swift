import Foundation
import Routing
package import RuleFiles

/// A file given to `check`: rules, or a fixture or scenario for some.
package enum CheckedFile {
    /// A rule file.
    case rules(RuleFile)
    /// A fixture file.
    case fixture(Fixture)
    /// A scenario file.
    case scenario(ScenarioFile)

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
        _ path: String, environment: [String: String], rules: inout RuleFileCache, into findings: Findings
    ) -> CheckedFile? {
        if mayBeFixture(path) {
            return Fixture.read(path, environment: environment, rules: &rules, into: findings).map(fixture)
        }
        if isScenario(path) {
            return ScenarioFile.read(path, environment: environment, rules: &rules, into: findings).map(scenario)
        }
        return RuleFile.read(path, environment: environment, into: findings).map(Self.rules)
    }

    /// Whether the file at `path` has cases, as only fixtures do, or is too broken to tell: a fixture with a slip in it
    /// must fail a run of its folder, and not be left out of it.
    package static func mayBeFixture(_ path: String) -> Bool {
        let silent = Findings()
        guard let file = SourceFile.read(path, into: silent) else { return true }
        guard let root = YAMLNode(file, into: silent) else {
            return file.text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("cases:") }
        }
        guard case .mapping(let pairs) = root.content else { return false }
        return pairs.contains { $0.key.text == "cases" }
    }

    /// Whether the file at `path` says when it starts, as only scenarios do.
    private static func isScenario(_ path: String) -> Bool {
        let silent = Findings()
        guard let file = SourceFile.read(path, into: silent), let root = YAMLNode(file, into: silent),
            case .mapping(let pairs) = root.content
        else { return false }
        return pairs.contains { $0.key.text == "start" }
    }

    /// The rules: its own, or those it tests.
    package var rules: RuleFile {
        switch self {
        case .rules(let file): file
        case .fixture(let fixture): fixture.rules
        case .scenario(let scenario): scenario.rules
        }
    }

    /// How many rules it holds.
    package var ruleCount: Int {
        switch self {
        case .rules(let file): file.ruleSet.rules.count
        case .fixture, .scenario: 0
        }
    }
}
