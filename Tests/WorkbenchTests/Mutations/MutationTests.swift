import RuleFiles
import Testing

@testable import Workbench

struct MutationTests {
    private static let rules = """
        version: 1
        timezone: Asia/Jerusalem
        numbers: raw
        attach: { balance: { type: int } }
        windows: { office: { days: sun-thu, time: "08:00-20:00" } }
        queues: { service: { code: 10 }, vip: { code: 12 }, night: { code: 30 } }
        rules:
          - { id: closed, not: { during: office }, route: { queue: night } }
          - { id: rich, attach: { balance: "> 500" }, route: { queue: vip } }
          - { id: lines, dnis: "100..199", route: { queue: vip } }
          - { id: everybody, route: { queue: service } }
          - { id: unreached, dnis: "1*", route: { queue: vip } }
        default: { extension: "9000" }

        """

    private func unnoticed(_ cases: String) async throws -> [String] {
        let project = try Project([
            "rules.yaml": Self.rules,
            "fixtures.yaml":
                "rules: rules.yaml\ndefaults: { at: 2026-03-04 10:00, call: { dnis: \"5\", clid: \"6\" } }\ncases:\n\(cases)",
        ])
        let findings = Findings()
        let suite = TestSuite(paths: [project.path("fixtures.yaml")], environment: [:], into: findings)
        #expect(!findings.hasErrors)
        let report = await suite.mutations()
        #expect(report.count == 12)
        return report.tried.flatMap { $0.unnoticed.map(\.words) }
    }

    @Test func `changes that no case notices are named`() async throws {
        let words = try await unnoticed("  - { name: a, expect: { queue: service } }\n")
        #expect(
            Set(words) == [
                "rule 'closed' taken out", "rule 'rich' taken out", "rule 'lines' taken out",
                "rule 'rich': '> 500' becomes '>= 500'", "rule 'lines': dnis 100..199 becomes 101..199",
                "rule 'lines': dnis 100..199 becomes 100..198", "rules 'closed' and 'rich' swapped",
                "rules 'lines' and 'everybody' swapped", "rules 'everybody' and 'unreached' swapped",
                "window 'office' begins a minute later", "window 'office' ends a minute sooner",
            ])
    }

    @Test func `cases at every bound notice every change`() async throws {
        let words = try await unnoticed(
            """
              - { name: opening, at: 2026-03-04 08:00, expect: { queue: service } }
              - { name: closing, at: 2026-03-04 19:59, expect: { queue: service } }
              - { name: closed, at: 2026-03-04 20:00, call: { attach: { balance: "501" } }, expect: { queue: night } }
              - { name: rich, call: { attach: { balance: "501" } }, expect: { queue: vip } }
              - { name: not rich, call: { attach: { balance: "500" } }, expect: { queue: service } }
              - { name: first line, call: { dnis: "100" }, expect: { queue: vip } }
              - { name: no line, call: { dnis: "15" }, expect: { queue: service } }
              - { name: last line, call: { dnis: "199" }, expect: { queue: vip } }

            """)
        #expect(words == [])
    }
}
