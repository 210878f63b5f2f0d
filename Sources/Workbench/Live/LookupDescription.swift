import Dispatch
package import Lookups
package import ODBC
package import Routing
import RuleFiles

/// What a lookup's database offers: driver, statement as it is prepared, parameters, columns.
package struct LookupDescription: Sendable {
    /// Why there is none.
    package struct Failure: Error {
        /// What a lookup would come to.
        package let outcome: LookupOutcome
        /// The driver's words.
        package let detail: String
    }

    /// The database and its version.
    package let database: String
    /// The driver and its version.
    package let driver: String
    /// The statement as it is prepared.
    package let statement: String
    /// What the database said when asked about a caller that nobody is.
    package let trial: LookupAnswer
    /// The catalogue says nothing of the procedure, so that its parameters are assumed.
    package let isAssumed: Bool
    /// Everything, a line a fact.
    package let lines: [String]

    /// Connects to the database behind `string` and asks.
    package static func of(
        _ settings: LookupSettings, _ string: ConnectionString
    ) async -> Result<LookupDescription, Failure> {
        // The thread owns the connection; it goes when the description is made.
        guard
            let thread = try? SessionThread(name: "describe", session: { LookupSession(settings, connection: string) })
        else { return .failure(Failure(outcome: .down, detail: "the system gives no thread to connect on")) }
        return await withCheckedContinuation { continuation in
            let answer = Once(continuation)
            thread.submit { session in answer.give(describe(session, settings)) }
            DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(patience)) {
                answer.give(
                    .failure(Failure(outcome: .timeout, detail: "timeout expired: nothing within \(patience) s")))
            }
        }
    }

    /// Seconds that a database may take to be described; connecting alone may take three.
    private static let patience = 10

    private static func describe(
        _ session: LookupSession, _ settings: LookupSettings
    ) -> Result<LookupDescription, Failure> {
        if let failure = session.warmUp() {
            return .failure(
                Failure(outcome: failure.outcome, detail: failure.detail ?? failure.outcome.rawValue))
        }
        guard let lookup = session.lookup else {
            return .failure(Failure(outcome: .down, detail: "the connection was lost at once"))
        }
        let database = "\(lookup.driver.databaseName) \(lookup.driver.databaseVersion)"
        let driver = "\(lookup.driver.name) \(lookup.driver.version)"
        // Some drivers tell the columns only now, and some databases that there is no such procedure.
        let trial = session.answer(.probe)
        var lines = [
            "lookup      \(settings.name)", "database    \(database)", "driver      \(driver)",
            "statement   \(lookup.statement.printable)",
        ]
        if let template = lookup.compiled { lines += facts(template, settings) }
        let parameters = lookup.procedureParameters
        lines += (parameters ?? []).map { "parameter \($0.ordinal) \($0.name.printable)  \($0.words)" }
        if parameters?.isEmpty == true { lines.append("parameters  the catalogue says nothing of it: as in the guide") }
        if parameters != nil { lines.append("spellings   one after the other until a row comes") }
        for column in lookup.columns {
            let size = column.size > 0 ? "(\(column.size))" : ""
            let null = column.isNullable.map { $0 ? ", may be NULL" : ", never NULL" } ?? ""
            lines.append("column      \(column.name.printable)  SQL type \(column.type)\(size)\(null)")
        }
        lines.append("trial       \(trial.outcome.rawValue)\(trial.detail.map { ": \($0.printable)" } ?? "")")
        return .success(
            LookupDescription(
                database: database, driver: driver, statement: lookup.statement.printable, trial: trial,
                isAssumed: parameters?.isEmpty == true, lines: lines))
    }

    private static func facts(_ template: LookupTemplate, _ settings: LookupSettings) -> [String] {
        var lines = template.parameters.enumerated().map { number, parameter in
            let parts = parameter.parts.map { part in
                switch part {
                case .literal(let text): "'\(text.printable)'"
                case .variable(let variable): variable.text
                }
            }
            return
                "parameter \(number + 1) \(parts.joined(separator: " and "))  as \(parameter.isNational ? "NVARCHAR" : "VARCHAR")"
        }
        if let refusal = template.keyRefusal {
            lines.append("spellings   one after the other until a row comes (\(refusal.words))")
        } else if settings.sendsAllSpellingsAtOnce {
            lines.append("spellings   all in one statement: \(template.keyedBy(count: 3)?.statement.printable ?? "")")
        } else {
            lines.append("spellings   \(settings.form.rawValue) only")
        }
        return lines
    }
}

extension Procedure.Parameter {
    fileprivate var words: String {
        switch direction {
        case .input: "in, \(typeName.printable)"
        case .inputOutput: "in and out, \(typeName.printable)"
        case .output: "out, \(typeName.printable)"
        }
    }
}

extension KeyRefusal {
    /// The reason in words.
    fileprivate var words: String {
        switch self {
        case .notAPlainSelect: "it does not begin with SELECT"
        case .clause(let word): "\(word) looks at several rows together"
        case .function(let name): "\(name) may be an aggregate"
        case .bareStar: "* next to other columns"
        case .executableComment: "code in a comment"
        case .usesOfKey(let count): "$CLID stands in it \(count) times, or inside a longer string"
        case .alternatives: "its condition holds alternatives"
        case .noKeyCondition: "no column = $CLID that every row must fulfil"
        case .keyIsAlias(let name): "\(name) is the name of a computed column"
        }
    }
}
