import Lookups
package import RuleFiles

/// The fixtures found under some paths.
package struct TestSuite: Sendable {
    let fixtures: [Fixture]

    /// Finds and reads the fixtures: files as given, folders searched for YAML files that have cases.
    package init(paths: [String], environment: [String: String], into findings: Findings) {
        var rules = RuleFileCache()
        fixtures = Self.files(paths).compactMap {
            Fixture.read($0, environment: environment, rules: &rules, into: findings)
        }
    }

    /// The files a change of which can change a result: fixtures and rules.
    package var files: [String] { fixtures.flatMap { [$0.file.path, $0.rules.source.path] } }

    /// Runs the cases whose name fits `isWanted`, telling `observe` of each as it ends.
    package func run(
        where isWanted: (String) -> Bool, stopsAtFailure: Bool, observe: (CaseResult) -> Void
    ) async -> TestReport {
        let started = ContinuousClock.now
        var report = TestReport()
        search: for fixture in fixtures {
            var runner = FixtureRunner(fixture)
            for testCase in fixture.cases where isWanted(testCase.name) {
                let result = await runner.run(testCase)
                report.add(result)
                observe(result)
                if stopsAtFailure, !result.isPassed {
                    await runner.close()
                    report.add(runner.coverage, of: fixture.rules)
                    break search
                }
            }
            await runner.close()
            report.add(runner.coverage, of: fixture.rules)
            for result in fixture.invariantResults(where: isWanted) {
                report.add(result)
                observe(result)
                if stopsAtFailure, !result.isPassed { break search }
            }
        }
        report.microseconds = started.elapsedMicroseconds
        return report
    }

    private static func files(_ paths: [String]) -> [String] {
        paths.flatMap { path in
            YAMLFolder(path).map { $0.files.filter(CheckedFile.mayBeFixture) } ?? [path]
        }
    }
}
