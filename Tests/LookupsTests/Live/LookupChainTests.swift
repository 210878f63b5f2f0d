import Lookups
import ODBC
import Routing
import Synchronization
import TestSupport
import Testing

extension LiveTests {
    /// A primary, its replica, and what is remembered of their answers.
    @Suite struct LookupChainTests {
        private static let primaryDown = ConnectionString([
            "Driver": "SQLite3", "Database": "/nonexistent/customers.db", "NoCreat": "1",
        ])

        @Test(arguments: Database.available)
        func `a replica is asked when the primary is down, and no more`(_ database: Database) async throws {
            let crm = try CRM.of(["7"], in: database)
            let primary = try crm.source(connection: Self.primaryDown)
            let replica = try crm.source()
            defer {
                primary.stop()
                replica.stop()
            }
            let chain = LookupChain([.init(primary, timeout: 1000), .init(replica, timeout: 1000)])
            let answer = await chain.answer("7")
            #expect(answer.attach == "7", "\(answer.detail ?? "")")
            #expect(answer.origin == .source(2))
            let unknown = await chain.answer("8")
            #expect(unknown.outcome == .noRow)
            #expect(unknown.origin == .source(2))
            let watched = WatchedSource(replica)
            let straight = LookupChain([.init(replica, timeout: 1000), .init(watched, timeout: 1000)])
            #expect(await straight.answer("7").origin == .source(1))
            #expect(await straight.answer("8").outcome == .noRow, "no row is an answer")
            #expect(await straight.answer("\u{1}").outcome == .invalidInput)
            #expect(watched.asked == 0)
        }

        @Test func `answers are kept while fresh, rows and their absence each for its time`() async throws {
            let crm = try CRM.of(["7"], in: .sqlite)
            let settings = try crm.settings()
            let source = try crm.source()
            defer { source.stop() }
            let counters = LookupCounters()
            let watched = WatchedSource(source)
            let chain = LookupChain(
                [.init(watched, timeout: 1000)],
                cache: KeptAnswers(CachePolicy(ttl: 600, negativeTTL: 200), queries: [settings.query]),
                counters: counters)
            let started = ContinuousClock.now
            #expect(await chain.answer("7").origin == .source(1))
            #expect(await chain.answer("8").outcome == .noRow)
            try crm.run("update \(crm) set attachdata = 'new'")
            try crm.run("insert into \(crm) values ('8', 8, 3, 'late')")
            #expect(watched.asked == 2)
            let kept = await chain.answer("7")
            let absent = await chain.answer("8")
            let elapsed = Int64((ContinuousClock.now - started) / .milliseconds(1))
            if elapsed < 200 {
                #expect(kept.attach == "7")
                #expect(absent.outcome == .noRow)
                #expect(watched.asked == 2)
                guard case .cache(let age, false) = kept.origin else {
                    Issue.record("a fresh answer from the cache, not \(kept.origin)")
                    return
                }
                #expect(0...elapsed ~= age)
                #expect(counters.snapshot()[.cacheHit] == 1)
                #expect(counters.snapshot()[.cacheNegative] == 1)
            }
            try await Task.sleep(for: .milliseconds(250))
            #expect(await chain.answer("8").attach == "late", "longer than the absence of a row is kept")
            try await Task.sleep(for: .milliseconds(400))
            #expect(await chain.answer("7").attach == "new")
        }

        @Test func `when no source answers an older answer does, up to its age`() async throws {
            // The first two executions of all connections answer; then the server is gone.
            let string = FaultyDriver.string([
                "Fault": "error-execute", "State": "08S01", "Counter": "stale", "After": "2", "Attach": "echo",
            ])
            let settings = try LookupSettings(
                name: "stale", sql: "select queue_code, priority, attachdata from vip where clid = $CLID",
                dialect: .generic)
            let source = try ODBCSource(settings, connection: ConnectionString(string), pool: PoolPolicy(size: 1))
            defer { source.stop() }
            let counters = LookupCounters()
            let chain = LookupChain(
                [.init(source, timeout: 1000)],
                cache: KeptAnswers(CachePolicy(ttl: 50, maxStale: 1500), queries: [settings.query]), counters: counters)
            #expect(await chain.answer("7").attach == "7")
            #expect(await chain.answer("8").attach == "8")
            try await Task.sleep(for: .milliseconds(100))
            for caller in ["7", "8"] {
                let answer = await chain.answer(caller)
                #expect(answer.attach == caller)
                guard case .cache(let age, true) = answer.origin else {
                    Issue.record("a stale answer, not \(answer.origin)")
                    continue
                }
                #expect(100...1500 ~= age)
            }
            #expect(counters.snapshot()[.cacheStale] == 2)
            #expect(await chain.answer("9").outcome == .down)
            try await Task.sleep(for: .milliseconds(1500))
            #expect(await chain.answer("7").outcome == .down, "older than max_stale")
        }

        @Test(arguments: Database.servers)
        func `two hundred equal questions at once are one query`(_ database: Database) async throws {
            let crm = try CRM.napping(database, [("7", 100)])
            let log = try StatementLog(of: crm)
            let settings = try crm.settings(crm.nappingStatement())
            let source = try crm.source(settings, connection: log.connection)
            defer { source.stop() }
            let counters = LookupCounters()
            let chain = LookupChain(
                [.init(source, timeout: 5000)],
                cache: KeptAnswers(CachePolicy(ttl: 60_000), queries: [settings.query]), counters: counters)
            let answers = await withTaskGroup(of: LookupAnswer.self) { group in
                for _ in 0..<200 { group.addTask { await chain.answer("7") } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count(where: { $0.attach == "7" }) == 200)
            #expect(try log.executions().count == 1)
            let counts = counters.snapshot()
            #expect(counts[.flightJoined] + counts[.cacheHit] == 199)
        }

        @Test(arguments: Database.servers)
        func `a row that comes too late for its caller is there for the next`(_ database: Database) async throws {
            let callers = (0..<8).map(String.init)
            let crm = try CRM.napping(database, callers.map { ($0, 200) } + [("prompt", 0)])
            let query = try crm.settings(crm.nappingStatement()).query
            let cache = KeptAnswers(CachePolicy(ttl: 60_000), queries: [query])
            let source = try crm.nappingSource { key, answer in cache.keep(key, answer) }
            defer { source.stop() }
            #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
            let chain = LookupChain([.init(source, timeout: 180)], cache: cache)
            var isKept = false
            // On a machine that is busy the row may miss the fifty milliseconds in which it is late and not lost.
            for caller in callers where !isKept {
                // Nor is it late where the clock is.
                guard await chain.answer(caller).outcome == .timeout else { continue }
                #expect(await source.answer("prompt").attach == "prompt")
                let again = await chain.answer(caller)
                guard case .cache = again.origin else { continue }
                #expect(again.attach == caller)
                isKept = true
            }
            #expect(isKept)
        }
    }
}
