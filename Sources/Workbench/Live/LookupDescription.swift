import Lookups
import ODBC
import Routing
package import RuleFiles

/// What a lookup's database offers: driver, statement as it is prepared, parameters, columns.
package struct LookupDescription: Sendable {
    /// The description, a line a fact.
    package let lines: [String]

    /// Connects and asks. Findings say why it cannot be described; the result is nil then.
    package static func of(
        _ rules: RuleFile, index: Int, environment: [String: String], into findings: Findings
    ) async -> LookupDescription? {
        let settings = rules.lookups[index]
        let place = rules.connections[index]
        let string: ConnectionString
        do throws(ConnectionText.Problem) {
            string = try place.resolved(in: environment)
        } catch {
            findings.error("bad-connection", error.words.message, help: error.words.help, at: place.range)
            return nil
        }
        // The thread owns the connection; it is given back to the system when the description is made.
        guard
            let thread = try? SessionThread(name: "describe", session: { LookupSession(settings, connection: string) })
        else {
            findings.error("database-down", "the system gives no thread to connect on", at: place.range)
            return nil
        }
        let result: Result<[String], Failure> = await withCheckedContinuation { waiter in
            thread.submit { session in waiter.resume(returning: describe(&session, settings)) }
        }
        switch result {
        case .success(let lines): return LookupDescription(lines: lines)
        case .failure(let failure):
            findings.error(
                "database-down", "lookup '\(settings.name)': \(failure.detail)",
                help: ConnectionAdvice(detail: failure.detail).text, at: place.range)
            return nil
        }
    }

    private struct Failure: Error {
        let detail: String
    }

    private static func describe(_ session: inout LookupSession, _ settings: LookupSettings) -> Result<
        [String], Failure
    > {
        if let failure = session.warmUp() {
            return .failure(Failure(detail: failure.detail ?? failure.outcome.rawValue))
        }
        var lines = ["lookup      \(settings.name)"]
        if let driver = session.driver {
            lines.append("database    \(driver.databaseName) \(driver.databaseVersion)")
            lines.append("driver      \(driver.name) \(driver.version)")
        }
        let template = session.template
        lines.append("statement   \(template.statement.printable)")
        for (number, parameter) in template.parameters.enumerated() {
            let parts = parameter.parts.map { part in
                switch part {
                case .literal(let text): "'\(text.printable)'"
                case .variable(let variable): variable.text
                }
            }
            let type = parameter.isNational ? "NVARCHAR" : "VARCHAR"
            lines.append("parameter \(number + 1) \(parts.joined(separator: " and "))  as \(type)")
        }
        if let refusal = template.keyRefusal {
            lines.append("spellings   one after the other until a row comes (\(refusal.words))")
        } else if settings.sendsAllSpellingsAtOnce {
            lines.append("spellings   all in one statement: \(template.keyedBy(count: 3)?.statement.printable ?? "")")
        } else {
            lines.append("spellings   \(settings.form.rawValue) only")
        }
        let columns = session.columns
        if columns.isEmpty { lines.append("columns     the driver tells them only when the statement runs") }
        for column in columns {
            let size = column.size > 0 ? "(\(column.size))" : ""
            let null = column.isNullable.map { $0 ? ", may be NULL" : ", never NULL" } ?? ""
            lines.append("column      \(column.name.printable)  SQL type \(column.type)\(size)\(null)")
        }
        return .success(lines)
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
