import Routing
import RuleFiles

extension TestSuite {
    /// Tries every small change of each rule file on the cases that test it, which all pass as it stands.
    ///
    /// Cases that ask a database or run queues over time are left out: each change would cost as much as the whole run.
    package func mutations() async -> MutationReport {
        var report = MutationReport()
        var paths: [String] = []
        for fixture in fixtures where !paths.contains(fixture.rules.source.path) {
            paths.append(fixture.rules.source.path)
        }
        for path in paths {
            let own = fixtures.filter { $0.rules.source.path == path }
            guard let first = own.first else { continue }
            let moment = own.lazy.flatMap(\.cases).flatMap(\.items).map(\.moment).first
            let mutations = RuleMutation.all(of: first.rules, from: moment ?? Moment(milliseconds: 1_767_225_600_000))
            var unnoticed: [RuleMutation] = []
            for mutation in mutations where await !isNoticed(mutation, own) { unnoticed.append(mutation) }
            report.tried.append(.init(rules: first.rules, count: mutations.count, unnoticed: unnoticed))
        }
        return report
    }

    private func isNoticed(_ mutation: RuleMutation, _ fixtures: [Fixture]) async -> Bool {
        for fixture in fixtures {
            let changed = fixture.testing(fixture.rules.with(mutation.applied(to: fixture.rules.ruleSet)))
            var runner = FixtureRunner(changed)
            for testCase in changed.cases where testCase.isPure {
                if await !runner.run(testCase).isPassed { return true }
            }
            if changed.invariantResults(where: { _ in true }).contains(where: { !$0.isPassed }) { return true }
        }
        return false
    }
}

extension FixtureCase {
    /// It neither asks a database nor runs queues.
    fileprivate var isPure: Bool {
        timeline == nil
            && items.allSatisfy { if case .standIns = $0.lookups { true } else { false } }
    }
}
