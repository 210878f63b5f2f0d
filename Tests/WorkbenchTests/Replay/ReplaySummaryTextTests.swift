import Testing

@testable import RuleFiles
@testable import Workbench

struct ReplaySummaryTextTests {
    @Test func `calls are counted by rule, queue, priority and outcome, in declared order`() async throws {
        let project = try Project.bank()
        let path = try project.write("clid,queue,priority\n0541111111,12,1\n", to: "crm.csv")
        let router = try #require(SnapshotSource.router(path, of: try project.rules(), into: Findings()))
        let known = String(repeating: "1700500,0541111111,2026-03-04 10:00\n", count: 1100)
        let other = String(repeating: "1700500,0541111112,2026-03-04 10:00\n", count: 99)
        let replayed = try await Replayed(
            "dnis,clid,at\n" + known + other + "1800,0541111111,2026-03-04 10:00\nfaulty\n", in: project,
            lookups: .asked(router))
        var summary = replayed.summary
        summary.microseconds = 2_600_000
        let lines = ReplaySummaryText(rules: try project.rules().ruleSet).lines(summary)
        #expect(lines.first?.hasPrefix("1,201 calls in 2.6 s, 461 decisions/s; a decision took p50 ") == true)
        #expect(lines.first?.wholeMatch(of: /.* p50 \d+\.\d µs, p99 \d+\.\d µs/) != nil)
        #expect(
            lines.dropFirst() == [
                "1 rows could not be decided: see status",
                "by rule",
                "  known      1,100   91.6 %",
                "  ordinary      99    8.2 %",
                "  (default)      1    0.1 %",
                "by queue",
                "  service        99    8.2 %",
                "  vip         1,100   91.6 %",
                "  (no queue)      1    0.1 %",
                "by priority",
                "  1       1,100   91.6 %",
                "  5          99    8.2 %",
                "  (none)      1    0.1 %",
                "lookups",
                "  found   1,100   91.7 %",
                "  no_row     99    8.3 %",
            ])
    }

    @Test func `a void replay has a line all the same`() throws {
        let rules = try Project.bank().rules().ruleSet
        let lines = ReplaySummaryText(rules: rules).lines(ReplaySummary(rules))
        #expect(lines == ["0 calls in 0.0 s, 0 decisions/s; a decision took p50 0.0 µs, p99 0.0 µs"])
    }
}
