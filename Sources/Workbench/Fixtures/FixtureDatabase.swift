import Foundation
import Lookups
import ODBC
import Routing
import RuleFiles

/// A fresh temporary SQLite file behind the real lookups of a rule file. Removed when closed.
final class FixtureDatabase: Sendable {
    /// The router that asks it.
    let router: CallRouter
    private let folder: String

    private init(router: CallRouter, folder: String) {
        self.router = router
        self.folder = folder
    }

    /// Fills a new file by the script at `seed` and opens a connection for every lookup of `rules`.
    static func open(seed: String, for rules: RuleFile) async throws(Undecidable) -> FixtureDatabase {
        let folder = FileManager.default.temporaryDirectory.path + "/callsteer-" + UUID().uuidString
        let file = folder + "/fixture.db"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let script = try String(contentsOfFile: seed, encoding: .utf8)
            try fill(file, by: SQLScript.statements(of: script, dialect: .sqlite))
            let string = ConnectionString(["Driver": "SQLite3", "Database": file])
            var sources: [ODBCSource] = []
            var chains: [LookupChain] = []
            for declaration in rules.lookups {
                // Every source is this one file: which of several answers is a matter for stand-ins.
                let source = try ODBCSource(
                    declaration.settings.inUTF8, connection: string, pool: PoolPolicy(size: 1))
                sources.append(source)
                chains.append(LookupChain([.init(source, timeout: declaration.settings.timeout)]))
            }
            for source in sources {
                if let failure = await source.warmUp(withinMilliseconds: 5000) {
                    throw Undecidable.database("\(seed): \(failure.detail ?? failure.outcome.rawValue)")
                }
            }
            let lookups = zip(rules.lookups, chains).map {
                LiveLookup(form: $0.settings.form, attachLimit: $0.settings.attachLimit, source: $1)
            }
            return FixtureDatabase(
                router: CallRouter(rules: rules.ruleSet, lookups: lookups), folder: folder)
        } catch let error as Undecidable {
            try? FileManager.default.removeItem(atPath: folder)
            throw error
        } catch let error as ODBCError {
            try? FileManager.default.removeItem(atPath: folder)
            throw .database("\(seed): \(error)")
        } catch {
            try? FileManager.default.removeItem(atPath: folder)
            throw .database("\(seed) cannot be used: \(error.localizedDescription)")
        }
    }

    private static func fill(_ file: String, by statements: [String]) throws(ODBCError) {
        let connection = try Connection.open(ConnectionString(["Driver": "SQLite3", "Database": file]))
        // The file is gone in a moment, and a disk that is busy takes 20 ms to keep each of its rows.
        try connection.execute("pragma synchronous = off")
        for statement in statements { try connection.execute(statement) }
    }

    /// Removes the file. The connections close by themselves as they come free: one that is stuck in a statement must
    /// not hold up the run.
    func close() async {
        try? FileManager.default.removeItem(atPath: folder)
    }
}
