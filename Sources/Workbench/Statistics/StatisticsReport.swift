package import RuleFiles
package import Simulation

/// What was written into the statistics tables, and how to read it.
package struct StatisticsReport {
    private let export: StatisticsExport
    private let names: ResultNames

    /// A report of `export`, of a run with these names.
    package init(_ export: StatisticsExport, _ names: ResultNames) {
        self.export = export
        self.names = names
    }

    /// In words.
    package var lines: [String] {
        let filled = export.rows.filter { $0.count > 0 }.map { "\($0.table) \($0.count)" }.joined(separator: ", ")
        let numbers = zip(names.lines, export.codes.lines).map { "\($0) is \($1)" }.joined(separator: ", ")
        return ["rows written: \(filled.isEmpty ? "none" : filled)", "numbers dialled (DeviceType 2): \(numbers)"]
            + export.excesses.map {
                "\($0.table).\($0.column) has no room for \($0.rows == 1 ? "a value" : "\($0.rows) values"), written as the most it holds"
            }
    }

    /// As JSON.
    package var json: JSON {
        func codes(_ names: [String], _ codes: [Int]) -> JSON {
            .object(zip(names, codes).map { .init($0, .integer($1)) })
        }
        return .object([
            "rows": .object(export.rows.map { .init($0.table, .integer($0.count)) }),
            "dnisCodes": codes(names.lines, export.codes.lines),
            "queueCodes": codes(names.queues, export.codes.queues),
            "userCodes": codes(names.logins, export.codes.agents),
            "excesses": .array(
                export.excesses.map {
                    .object([
                        "table": .string($0.table), "column": .string($0.column), "rows": .integer($0.rows),
                    ])
                }),
        ])
    }
}

extension StatisticsExport.Failure {
    /// What went wrong, and how to mend it.
    package var message: String {
        switch self {
        case .connection(let problem):
            "--stats: \(problem.words.message); \(problem.words.help)"
        case .database(let error):
            "--stats: \(error)" + (ConnectionAdvice(detail: "\(error)").text.map { "; \($0)" } ?? "")
        case .occupied(let tables):
            "--stats: \(tables.joined(separator: ", ")) \(tables.count == 1 ? "has" : "have") rows already; name an empty "
                + "database, or say --stats-replace to delete them"
        case .code(let misfit):
            "--stats: \(misfit.owner) has the code \(misfit.code), and \(misfit.column) goes to \(misfit.greatest); "
                + "give it a lower code in a copy of the rules"
        }
    }
}
