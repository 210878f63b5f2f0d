package import ODBC
import Routing
package import RuleFiles
package import Simulation

/// The statistics of a simulated run, written into the vendor's ten tables.
package struct StatisticsExport: Sendable {
    /// Values that a column has no room for: written as the most that it holds.
    package struct Excess: Sendable, Hashable {
        /// The table.
        package let table: String
        /// The column.
        package let column: String
        /// In how many rows.
        package internal(set) var rows: Int
    }

    /// Why nothing was written.
    package enum Failure: Error, Sendable {
        /// The connection cannot be used as written.
        case connection(ConnectionText.Problem)
        /// The database refused; the statement is in the error.
        case database(ODBCError)
        /// These tables have rows.
        case occupied([String])
        /// A column that tells rows apart has no room for a code.
        case code(StatisticsCodes.Misfit)
    }

    /// By table, in the guide's order, how many rows it got.
    package private(set) var rows: [(table: String, count: Int)] = []
    /// What was cut.
    package private(set) var excesses: [Excess] = []
    /// The codes by which the rows name queues, agents and numbers.
    package let codes: StatisticsCodes

    private let ledger: StatisticsLedger

    /// The statistics that were kept of the run of `file` that gave `result`; nil if none were.
    package init?(_ result: SimulationResult, of file: ScenarioFile) {
        guard let record = result.statistics else { return nil }
        let rules = file.rules.ruleSet
        codes = StatisticsCodes(result.names, by: rules)
        ledger = StatisticsLedger(record, codes: codes, start: file.scenario.start, rules: rules)
    }

    /// Makes the tables that are not there, and fills them. Rows that are there are an error, unless they are to be
    /// `replacing`.
    package mutating func write(
        to connection: String, replacing: Bool, environment: [String: String], for file: ScenarioFile
    ) throws(Failure) {
        if let misfit = codes.misfit { throw .code(misfit) }
        let string: ConnectionString
        do {
            let range = SourceRange(file.file, line: 1, column: 1)
            string = try ConnectionText(connection, at: range).resolved(in: environment)
        } catch {
            throw .connection(error)
        }
        do {
            let database = try StatisticsDatabase(string)
            try database.transaction { try fill(database, replacing: replacing) }
        } catch let error as Failure {
            throw error
        } catch let error as ODBCError {
            throw .database(error)
        } catch {
            preconditionFailure("nothing else is thrown here: \(error)")
        }
    }

    private mutating func fill(_ database: StatisticsDatabase, replacing: Bool) throws {
        try database.createTables()
        if replacing {
            try database.empty()
        } else {
            let occupied = try database.occupiedTables()
            guard occupied.isEmpty else { throw Failure.occupied(occupied) }
        }
        for (place, table) in StatisticsTable.all.enumerated() {
            let ledgerRows = ledger.rows[place]
            var found: [String: Int] = [:]
            try database.insert(ledgerRows.count, into: table) { index in
                zip(table.columns, ledgerRows[index]).map { column, value in cell(value, column, &found) }
            }
            rows.append((table.name, ledgerRows.count))
            excesses += table.columns.compactMap { column in
                found[column.name].map { Excess(table: table.name, column: column.name, rows: $0) }
            }
        }
    }

    private func cell(_ value: StatisticsValue, _ column: StatisticsColumn, _ found: inout [String: Int]) -> Cell {
        switch value {
        case .null, .moment(nil): return .null
        case .moment(let time?): return .text(ledger.clock(time).stamp)
        case .text(let text):
            guard case .nvarchar(let length) = column.kind else { return .text(text) }
            let (kept, isCut) = Limits.cut(text, to: length)
            if isCut { found[column.name, default: 0] += 1 }
            return .text(kept)
        case .code(let number), .count(let number): return cell(number, column, &found)
        case .duration(let time), .longest(let time): return cell(time / 1000, column, &found)
        case .shortest(let time): return cell((time ?? 0) / 1000, column, &found)
        }
    }

    private func cell(_ number: Int64, _ column: StatisticsColumn, _ found: inout [String: Int]) -> Cell {
        guard let greatest = column.kind.greatest, number > greatest else { return .integer(number) }
        found[column.name, default: 0] += 1
        return .integer(greatest)
    }
}
