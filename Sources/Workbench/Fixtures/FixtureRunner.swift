import Lookups
import Routing
package import RuleFiles
import Simulation

/// Runs the cases of a fixture against its rules, by the very evaluation that decides live calls.
package struct FixtureRunner: Sendable {
    private let fixture: Fixture
    private var databases: [String: FixtureDatabase] = [:]
    /// Which rules were exercised so far.
    package private(set) var coverage: RuleCoverage

    /// A runner for `fixture`.
    package init(_ fixture: Fixture) {
        self.fixture = fixture
        coverage = RuleCoverage(fixture.rules.ruleSet)
    }

    /// Runs one case.
    package mutating func run(_ testCase: FixtureCase) async -> CaseResult {
        let started = ContinuousClock.now
        var failures: [CaseResult.Failure] = []
        var records: [DecisionRecord] = []
        for item in testCase.items {
            do {
                let record = try await decide(item)
                coverage.record(record.decision)
                records.append(record)
                if let failure = failure(item, record) { failures.append(failure) }
            } catch {
                failures.append(CaseResult.Failure(range: item.range, differences: [], trace: [error.message]))
            }
        }
        if let timeline = testCase.timeline { failures += run(timeline, at: testCase.range) }
        failures += testCase.shares.compactMap { missed($0, by: records, in: testCase) }
        return CaseResult(
            file: fixture.file, name: testCase.name, range: testCase.range, calls: testCase.items.count,
            failures: failures, note: nil, microseconds: started.elapsedMicroseconds)
    }

    /// Removes the temporary databases.
    package mutating func close() async {
        for database in databases.values { await database.close() }
        databases = [:]
    }

    private mutating func run(_ timeline: Timeline, at range: SourceRange) -> [CaseResult.Failure] {
        let result: SimulationResult
        do {
            result = try Simulation(timeline.scenario, watching: Watch(tellsStories: true)).run()
        } catch {
            return [CaseResult.Failure(range: range, differences: [], trace: [error.message])]
        }
        for story in result.stories { coverage.record(story) }
        let differences = ScenarioJudge(fixture.rules, result).differences(timeline.expected)
        guard !differences.isEmpty else { return [] }
        let story = StoryText(fixture.rules, result)
        return [
            CaseResult.Failure(
                range: range, differences: differences, trace: result.stories.indices.flatMap(story.lines))
        ]
    }

    private mutating func decide(_ item: FixtureCase.Item) async throws(Undecidable) -> DecisionRecord {
        let rules = fixture.rules
        switch item.lookups {
        case .standIns(let standIns):
            return try rules.ruleSet.decide(item.call, at: item.moment, queues: item.queues) {
                question throws(Undecidable) in
                let declaration = rules.lookups[question.lookup.index]
                let chain = StandInChain(declaration, standIns[declaration.name] ?? [], for: item.call)
                do throws(MissingStandIn) {
                    return try chain.answer(within: question.allowed)
                } catch {
                    throw .noStandIn(error, rule: rules.ruleSet.rules[question.rule].id)
                }
            }
        case .database(let path, _):
            if databases[path] == nil { databases[path] = try await FixtureDatabase.open(seed: path, for: rules) }
            guard let database = databases[path] else { throw .database("the database was not opened") }
            return await database.router.route(item.call, at: item.moment, queues: item.queues)
        }
    }

    private func failure(_ item: FixtureCase.Item, _ record: DecisionRecord) -> CaseResult.Failure? {
        let rules = fixture.rules.ruleSet
        let fields = DecisionFields(record, by: rules)
        let differences = item.expected.compactMap { expectation -> CaseResult.Difference? in
            let actual = fields[expectation.field] ?? FieldValue.none
            guard !expectation.isMet(by: actual) else { return nil }
            return CaseResult.Difference(
                field: expectation.field, expected: expectation.value.description, actual: actual.description,
                range: expectation.range)
        }
        guard !differences.isEmpty else { return nil }
        let trace =
            rules.explain(item.call, knowing: record.facts, at: item.moment).map {
                ExplanationText(rules: rules).lines(record, $0)
            } ?? []
        return CaseResult.Failure(range: item.range, differences: differences, trace: trace)
    }

    private func missed(
        _ share: ShareExpectation, by records: [DecisionRecord], in testCase: FixtureCase
    ) -> CaseResult.Failure? {
        let hits = records.count {
            DecisionFields($0, by: fixture.rules.ruleSet)[share.field] == share.value
        }
        let actual = records.isEmpty ? 0 : Double(hits) / Double(records.count)
        guard !share.bounds.contains(actual) else { return nil }
        let expected = "\(share.bounds.lowerBound.percent)..\(share.bounds.upperBound.percent)"
        let difference = CaseResult.Difference(
            field: "share of \(share.field) \(share.value)", expected: expected,
            actual: "\(actual.percent) (\(hits) of \(records.count) calls)", range: share.range)
        return CaseResult.Failure(range: testCase.range, differences: [difference], trace: [])
    }
}

extension Double {
    /// A share as a percentage with at most two decimals, `25%`.
    fileprivate var percent: String {
        let hundredths = Int((self * 10_000).rounded())
        let whole = hundredths / 100
        let rest = hundredths % 100
        guard rest != 0 else { return "\(whole)%" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)%" : "\(whole).\(rest < 10 ? "0" : "")\(rest)%"
    }
}
