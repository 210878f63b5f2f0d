package import Routing
package import RuleFiles
import Simulation

/// What live databases say about the callers of a scenario, fetched before virtual time begins.
///
/// The answers are the database's of that moment and take no time, so that the run is the same however fast they came.
package struct FetchedAnswers: LookupAnswering {
    private struct Key: Hashable {
        let lookup: Slot<Lookup>
        let dnis: String
        let clid: String
        let attach: String

        init(_ lookup: Slot<Lookup>, _ call: Call) {
            self.lookup = lookup
            dnis = call.dnis.raw
            clid = call.clid.raw
            attach = call.attach.text
        }
    }

    private let answers: [Key: LookupAnswer]
    /// How often each outcome came up.
    package let outcomes: [LookupOutcome: Int]

    /// Asks `live` every lookup about every caller of `file`, each once, some at a time.
    package init(for file: ScenarioFile, from live: LiveLookups, telling observe: (Int) -> Void = { _ in }) async {
        let budget = file.rules.ruleSet.deadline.budget
        var questions: [Key: Call] = [:]
        for caller in file.scenario.loads.map(\.caller) + file.scenario.calls.map(\.caller) {
            for index in file.rules.lookups.indices
            where !caller.lookups.contains(where: { $0.lookup.index == index }) {
                questions[Key(Slot(index), caller.call)] = caller.call
            }
        }
        var answers: [Key: LookupAnswer] = [:]
        var waiting = questions.makeIterator()
        await withTaskGroup(of: (Key, LookupAnswer).self) { group in
            func ask() {
                guard let (key, call) = waiting.next() else { return }
                group.addTask {
                    let answer = await live.answer(lookup: key.lookup.index, to: call, within: budget)
                    return (key, answer.delayed(by: -answer.microseconds))
                }
            }
            for _ in 0..<16 { ask() }
            while let (key, answer) = await group.next() {
                answers[key] = answer
                observe(answers.count)
                ask()
            }
        }
        self.answers = answers
        outcomes = Dictionary(grouping: answers.values, by: \.outcome).mapValues(\.count)
    }

    package func answer(_ question: LookupQuestion, about call: Call) -> LookupAnswer? {
        answers[Key(question.lookup, call)]
    }

    /// What came of it, in words.
    package var line: String {
        let counts = outcomes.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value)" }
        return "lookups fetched: \(counts.isEmpty ? "none" : counts.joined(separator: ", "))"
    }
}
