import Lookups
import ODBC
import Routing
import Synchronization
import TestSupport
import Testing

extension LiveTests {
    /// The one deadline: whatever the database does, the caller is answered in time.
    @Suite struct DeadlineTests {
        /// Held as long as the test runs: a file that is gone cannot be opened anew.
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        @Test(arguments: LiveDatabase.servers)
        func `a statement that sleeps is answered at its time, cut soon after, and the next one is right`(
            _ database: LiveDatabase
        ) async throws {
            let settings = try LookupSettings(
                name: "sleeping", sql: database.slowStatement, dialect: database.dialect, timeout: 30_000)
            let source = try ODBCSource(settings, connection: database.shared(), pool: PoolPolicy(size: 1))
            defer { source.stop() }
            #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
            var (overrun, pause) = (Double.infinity, Double.infinity)
            for round in 0..<3 {
                let (slow, late) = await timed { await source.answer("slow", dnis: "20", within: 200) }
                #expect(late.outcome == .timeout)
                #expect(late.rows.isEmpty)
                #expect(slow >= 200)
                overrun = min(overrun, slow - 200)
                // Its thread is cut 50 ms after that, and connects again.
                let (next, answer) = await timed { await source.answer("next \(round)", dnis: "0") }
                #expect(answer.attach == "next \(round)")
                #expect(next > 30, "the call of before had not been cut yet")
                pause = min(pause, next)
            }
            print("\(database): answered \(overrun) ms late, served again \(pause) ms after that")
            #expect(overrun <= 60)
            #expect(pause <= 250)
        }

        @Test func `a heavy query of SQLite is cancelled, and the next one is right`() async throws {
            let customers = try Customers("heavy", in: .sqlite, folder: folder, (0..<300).map(String.init))
            let heavy =
                "select count(*) from heavy a, heavy b, heavy c, heavy d where a.clid <> b.clid || c.clid || d.clid"
            let source = try customers.source(
                timeout: 30_000,
                sql: "select queue_code, priority, attachdata from heavy where clid = $CLID "
                    + "and case $DNIS when 'slow' then (\(heavy)) else 1 end > 0",
                pool: PoolPolicy(size: 1))
            defer { source.stop() }
            #expect(await source.answer("7").attach == "7")
            let (slow, late) = await timed { await source.answer("8", dnis: "slow", within: 200) }
            #expect(late.outcome == .timeout)
            let (next, answer) = await timed { await source.answer("9") }
            print("SQLite: answered \(slow - 200) ms late, served again \(next) ms after that")
            #expect(answer.attach == "9")
            #expect(200...260 ~= slow)
            #expect(30...250 ~= next)
        }

        @Test(arguments: LiveDatabase.servers)
        func `a row that comes late is handed over and given to no other caller`(
            _ database: LiveDatabase
        ) async throws {
            let settings = try LookupSettings(
                name: "late", sql: database.slowStatement, dialect: database.dialect, timeout: 30_000)
            let lateRows = Mutex<[(key: LookupKey, answer: LookupAnswer)]>([])
            let counters = LookupCounters()
            let source = try ODBCSource(
                settings, connection: database.shared(), pool: PoolPolicy(size: 1), counters: counters,
                late: { key, answer in lateRows.withLock { $0.append((key, answer)) } })
            defer { source.stop() }
            #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
            var asked: [LookupKey] = []
            // On a machine that is busy the row may miss the fifty milliseconds in which it is late and not lost.
            for round in 0..<8 where lateRows.withLock(\.count) < 2 {
                asked.append(.of("late \(round)", dnis: "0.2"))
                #expect(await source.answers(to: asked.suffix(1), withinMilliseconds: 180)[0].outcome == .timeout)
                #expect(await source.answer("prompt \(round)", dnis: "0").attach == "prompt \(round)")
            }
            let rows = lateRows.withLock(\.self)
            #expect(!rows.isEmpty)
            #expect(counters.snapshot()[.lateRow] >= rows.count)
            for (key, answer) in rows {
                #expect(asked.contains(key))
                #expect(answer.attach == key.spellings.first)
            }
        }

        @Test(arguments: LiveDatabase.servers)
        func `a statement that the server gives up by itself costs no thread`(_ database: LiveDatabase) async throws {
            let settings = try LookupSettings(
                name: "limited", sql: database.slowStatement, dialect: database.dialect, timeout: 400)
            let source = try ODBCSource(settings, connection: database.shared(), pool: PoolPolicy(size: 1))
            defer { source.stop() }
            #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
            let (slow, late) = await timed { await source.answer("slow", dnis: "20", within: 400) }
            #expect(late.outcome == .timeout)
            // The server's own limit is a tenth of a second less than the caller's.
            #expect(290...460 ~= slow)
            #expect(await source.answer("next", dnis: "0").attach == "next")
        }
    }
}
