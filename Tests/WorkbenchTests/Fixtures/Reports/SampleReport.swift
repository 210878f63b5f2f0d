import Foundation
import Testing
import Workbench

@testable import RuleFiles

/// A run of two fixtures: cases that pass, that differ, that cannot be decided, with names that every format must
/// escape in its own way.
struct SampleReport {
    /// The name of the second case of the first fixture: markup, a directive, a line break, an escape sequence.
    static let hostileName = "<b> & \"c\" # TODO ]]>\n\u{1B}[31m\u{0}né 🙂"

    let project: Project
    let report: TestReport
    /// What `observe` was told, in order.
    let observed: [String]

    init() async throws {
        project = try .bank()
        try project.write(
            """
            rules: rules.yaml
            defaults: { at: 2026-03-04 10:00, call: { dnis: "1700510", clid: "0541111111" } }
            cases:
              - { name: passes, each: [ {}, {} ], expect: { rule: ordinary } }
              - name: "<b> & \\"c\\" # TODO ]]>\\n\\e[31m\\0né 🙂"
                expect:
                  queue: vip
                  attach: "<a> & \\"b\\" # ok\\e[0m"
            """, to: "a.yaml")
        try project.write(
            """
            rules: rules.yaml
            defaults: { at: 2026-03-04 10:00, call: { dnis: "1700500", clid: "0541111111" } }
            cases:
              - { name: has no stand-in, expect: { rule: known } }
            """, to: "b.yaml")
        let findings = Findings()
        let suite = TestSuite(paths: [project.root], environment: [:], into: findings)
        try #require(!findings.hasErrors)
        var observed: [String] = []
        report = await suite.run(where: { _ in true }, stopsAtFailure: false) { observed.append($0.name) }
        self.observed = observed
    }
}
