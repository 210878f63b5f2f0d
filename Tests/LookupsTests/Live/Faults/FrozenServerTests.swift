import Lookups
import ODBC
import Routing
import TestSupport
import Testing

extension LiveTests {
    /// A server that has stopped without a word: no driver notices, and no lookup may depend on that.
    @Suite struct FrozenServerTests {
        @Test(arguments: Database.servers)
        func `a frozen server holds nobody up, nothing grows, and all is well when it goes on`(
            _ database: Database
        ) async throws {
            let server = try database.privateServer()
            let crm = try CRM.of((0..<50).map(String.init), in: database, at: server.connection)
            let counters = LookupCounters()
            let source = try crm.source(timeout: 150, counters: counters)
            defer { source.stop() }
            #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
            #expect(await source.answer("7").attach == "7")
            let name = "odbc \(crm)"
            let before = try (threads: threads(named: name), connections: server.openConnections)

            let during = try await server.whileFrozen {
                var worst = Double.infinity
                // Again where the machine, not the source, was late.
                for _ in 0..<3 where worst > 150 + 60 {
                    worst = min(worst, await Self.worst(of: 20, by: 50, on: source, within: 150))
                }
                return try (worst: worst, threads: threads(named: name), connections: server.openConnections)
            }
            #expect(during.worst <= 150 + 60)
            #expect(during.threads <= before.threads)
            #expect(during.connections <= before.connections + 2, "two threads that reconnect")
            #expect(counters.snapshot()[.threadAbandoned] == 0)

            let (recovery, _) = await timed { await Self.untilAllAreFound(by: source) }
            print("\(database): the worst of 1,000 took \(during.worst) ms of 150, recovery \(recovery) ms")
            #expect(recovery <= 2000)
            for caller in (0..<50).map(String.init) { #expect(await source.answer(caller).attach == caller) }
            #expect(try threads(named: name) == before.threads)
            // A connection that was cut is gone when the server has seen that.
            let end = ContinuousClock.now + .seconds(5)
            while try server.openConnections > before.connections, .now < end {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(try server.openConnections <= before.connections)
        }

        @Test(arguments: Database.servers)
        func `a breaker spares callers the wait, probes one at a time, and closes when the server goes on`(
            _ database: Database
        ) async throws {
            let server = try database.privateServer()
            let crm = try CRM.of(["7"], in: database, at: server.connection)
            let source = try crm.source(timeout: 100)
            defer { source.stop() }
            let watched = WatchedSource(source)
            let counters = LookupCounters()
            let guarded = GuardedSource(
                watched, policy: BreakerPolicy(failures: 3, shortest: 150, longest: 150), timeout: 100,
                counters: counters)
            source.whenUnreachable { [weak guarded] in guarded?.record(.down) }
            #expect(await guarded.answer("7").attach == "7")
            try await server.whileFrozen {
                for _ in 0..<3 { #expect(await guarded.answer("7", within: 100).outcome.isFailure) }
                #expect(guarded.state != .closed)
                watched.reset()
                let end = ContinuousClock.now + .milliseconds(600)
                var refusals: [Double] = []
                while .now < end {
                    let (milliseconds, answer) = await timed { await guarded.answer("7", within: 100) }
                    #expect(answer.outcome == .down)
                    refusals.append(milliseconds)
                    try await Task.sleep(for: .milliseconds(1))
                }
                // The slowest few are the machine's own doing.
                let slow = refusals.sorted()[refusals.count * 95 / 100]
                print("\(database): \(refusals.count) refused, nearly all in \(slow) ms; \(watched.asked) probes")
                #expect(slow < 20)
                #expect(1...5 ~= watched.asked, "150 ms apart, in 600 ms")
                #expect(watched.mostAtOnce == 1)
            }
            let (closing, _) = await timed {
                let end = ContinuousClock.now + .seconds(5)
                while guarded.state != .closed, .now < end { try? await Task.sleep(for: .milliseconds(5)) }
            }
            print("\(database): closed after \(closing) ms")
            #expect(closing < 3000)
            #expect(await guarded.answer("7").attach == "7")
            #expect(counters.snapshot()[.breakerOpened] == 1)
        }

        /// The longest of so many lookups by so many callers, in milliseconds.
        private static func worst(
            of lookups: Int, by callers: Int, on source: ODBCSource, within milliseconds: Int64
        ) async -> Double {
            await withTaskGroup(of: Double.self) { group in
                for caller in 0..<callers {
                    group.addTask {
                        var worst = 0.0
                        for _ in 0..<lookups {
                            let (taken, answer) = await timed {
                                await source.answer(String(caller), within: milliseconds)
                            }
                            #expect(answer.outcome.isFailure)
                            #expect(answer.rows.isEmpty)
                            worst = max(worst, taken)
                        }
                        return worst
                    }
                }
                return await group.reduce(0, max)
            }
        }

        /// Asks until twenty answers in a row are right.
        private static func untilAllAreFound(by source: ODBCSource) async {
            var found = 0
            let end = ContinuousClock.now + .seconds(5)
            while found < 20, .now < end {
                found = await source.answer("7", within: 150).attach == "7" ? found + 1 : 0
            }
        }
    }
}
