import TestSupport
import Testing
import Workbench

@testable import RuleFiles

/// A folder with a rule file, fixtures and what they refer to.
struct Project {
    private let folder: TemporaryFolder
    var environment: [String: String] = [:]

    /// A project whose files are `files`, by their paths in it.
    init(_ files: KeyValuePairs<String, String> = [:]) throws {
        folder = try TemporaryFolder()
        for (path, text) in files { try folder.write(text, to: path) }
    }

    /// The folder.
    var root: String { folder.path }

    func path(_ name: String) -> String { folder.path(name) }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String { try folder.write(text, to: name) }

    /// The rules in the file `name`, which must be without error.
    func rules(_ name: String = "rules.yaml") throws -> RuleFile {
        let findings = Findings()
        let file = RuleFile.read(path(name), environment: environment, into: findings)
        return try #require(file, "\(TextRenderer().render(findings.summary()))")
    }

    /// The fixture in the file `name`, which must be without error.
    func fixture(_ name: String = "fixtures.yaml") throws -> Fixture {
        let findings = Findings()
        var rules = RuleFileCache()
        let fixture = Fixture.read(path(name), environment: environment, rules: &rules, into: findings)
        return try #require(fixture, "\(TextRenderer().render(findings.summary()))")
    }

    /// What is wrong with the fixture in the file `name`.
    func findings(_ name: String = "fixtures.yaml") -> [Diagnostic] {
        let findings = Findings()
        var rules = RuleFileCache()
        _ = Fixture.read(path(name), environment: environment, rules: &rules, into: findings)
        return findings.sorted
    }

    /// How the cases of the fixture `text` go.
    func results(of text: String) async throws -> [CaseResult] {
        try write(text, to: "fixtures.yaml")
        var runner = FixtureRunner(try fixture())
        var results: [CaseResult] = []
        for testCase in try fixture().cases { results.append(await runner.run(testCase)) }
        await runner.close()
        return results
    }

    /// What differs in the only case of a fixture, which holds `body` under `cases:`.
    ///
    /// Calls dial 1700500 from 0541111111 on a Wednesday at ten, unless `body` says otherwise.
    func differences(inCase body: String, lookups: String = "{}") async throws -> [String] {
        let result = try #require(try await results(of: Self.fixture(of: body, lookups: lookups)).first)
        return result.failures.flatMap { failure in
            failure.differences.isEmpty
                ? [failure.trace.first ?? "no trace"]
                : failure.differences.map { "\($0.field): \($0.expected) / \($0.actual)" }
        }
    }

    /// A fixture with one case.
    static func fixture(of body: String, lookups: String = "{}") -> String {
        """
        rules: rules.yaml
        defaults:
          at: 2026-03-04 10:00
          call: { dnis: "1700500", clid: "0541111111" }
        lookups: \(lookups)
        cases:
          - name: the case
            \(body.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    "))

        """
    }
}
