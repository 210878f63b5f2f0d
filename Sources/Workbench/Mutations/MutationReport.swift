import Routing
package import RuleFiles

/// Which small changes of the rules the fixtures would notice.
package struct MutationReport: Sendable {
    /// The changes of one rule file.
    package struct Tried: Sendable {
        package let rules: RuleFile
        package let count: Int
        /// Those after which every case still passes.
        package let unnoticed: [RuleMutation]
    }

    package internal(set) var tried: [Tried] = []

    /// How many changes were tried.
    package var count: Int { tried.reduce(0) { $0 + $1.count } }
    /// How many of them no case noticed.
    package var unnoticed: Int { tried.reduce(0) { $0 + $1.unnoticed.count } }
    /// The share that was noticed, 0 ... 100; of no changes, 100.
    package var percent: Double { count == 0 ? 100 : 100 * Double(count - unnoticed) / Double(count) }

    /// The lines of a report.
    package var lines: [String] {
        tried.flatMap { tried in
            [
                "mutations of \(tried.rules.source.path): \(tried.count) changes tried, "
                    + "\(tried.count - tried.unnoticed.count) noticed, \(tried.unnoticed.count) not noticed by any case"
            ] + tried.unnoticed.map { "  not noticed: \($0.place.isEmpty ? "" : "\($0.place) ")\($0.words)" }
        }
    }

    /// The report for programs.
    package var json: JSON {
        .array(
            tried.map { tried in
                .object([
                    "rules": .string(tried.rules.source.path),
                    "tried": .integer(tried.count),
                    "noticed": .integer(tried.count - tried.unnoticed.count),
                    "unnoticed": .array(
                        tried.unnoticed.map { .object(["change": .string($0.words), "line": line($0, tried)]) }),
                ])
            })
    }

    private func line(_ mutation: RuleMutation, _ tried: Tried) -> JSON? {
        mutation.rule.map { .integer(tried.rules.ruleSet.rules[$0].line) }
    }
}
