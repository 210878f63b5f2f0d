import RuleFiles
import TestSupport
import Workbench

/// A rule file with one lookup, and the cases of a test, run as `callsteer test` runs them.
struct Rehearsal {
    private let rules: String

    /// `lookup` is what stands below the lookup's name, in braces.
    init(lookup: String, deadline: String = "{ budget: 2s }") {
        rules = """
            version: 1
            numbers: { country: IL }
            deadline: \(deadline)
            queues: { service: { code: 10 }, vip: { code: 12 } }
            lookups: { crm: \(lookup) }
            rules:
              - { id: known, lookup: crm, on_failure: { queue: service, priority: 4 } }
              - { id: unknown, route: { queue: service, priority: 6 } }
            default: { extension: "9000" }

            """
    }

    /// Where the decision of a call differs from `expected`, as `field: expected, not actual`; or why there is none.
    func differences(
        _ standIns: String, from clid: String = "0541111111", expect expected: String
    ) async throws -> [String] {
        try await differences("lookups: { crm: \(standIns) }", from: clid, expected)
    }

    /// The same with an SQLite file, filled by `seed`, in the place of stand-ins.
    func differences(seed: String, expect expected: String) async throws -> [String] {
        try await differences("database: seed.sql", from: "0541111111", expected, seed: seed)
    }

    private func differences(
        _ answers: String, from clid: String, _ expected: String, seed: String = ""
    ) async throws -> [String] {
        let folder = try TemporaryFolder()
        try folder.write(seed, to: "seed.sql")
        try folder.write(rules, to: "rules.yaml")
        let path = try folder.write(
            """
            rules: rules.yaml
            cases:
              - name: it
                at: 2026-03-04 10:00
                call: { dnis: "1700500", clid: "\(clid)" }
                \(answers)
                expect: \(expected)

            """, to: "fixture.yaml")
        let findings = Findings()
        let suite = TestSuite(paths: [path], environment: [:], into: findings)
        let report = await suite.run(where: { _ in true }, stopsAtFailure: false, observe: { _ in })
        withExtendedLifetime(folder) {}
        guard !report.results.isEmpty else { return findings.sorted.map(\.sentence) + ["no case was run"] }
        return report.results.flatMap(\.failures).flatMap { failure in
            failure.differences.isEmpty
                ? failure.trace : failure.differences.map { "\($0.field): \($0.expected), not \($0.actual)" }
        }
    }
}
