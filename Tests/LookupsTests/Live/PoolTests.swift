import Lookups
import ODBC
import Routing
import Synchronization
import TestSupport
import Testing

extension LiveTests {
    /// Callers who share a few connections, of a driver whose every execution takes the same time.
    @Suite struct PoolTests {
        private static func source(_ milliseconds: Int, pool: PoolPolicy) throws -> ODBCSource {
            let string = FaultyDriver.string([
                "Fault": "slow-execute", "Milliseconds": String(milliseconds), "Attach": "echo",
            ])
            let settings = try LookupSettings(
                name: "pool", sql: "select queue_code, priority, attachdata from vip where clid = $CLID",
                dialect: .generic)
            return try ODBCSource(settings, connection: ConnectionString(string), pool: pool)
        }

        /// What so many callers are answered, who ask one behind the other, and in the order of the answers.
        private static func answers(
            to callers: Int, of source: ODBCSource, within milliseconds: Int64
        ) async -> [(caller: Int, milliseconds: Double, answer: LookupAnswer)] {
            await withTaskGroup { group in
                for caller in 0..<callers {
                    // Immediate: each has asked before the next is made.
                    group.addImmediateTask {
                        let (taken, answer) = await timed {
                            await source.answer(String(caller), within: milliseconds)
                        }
                        return (caller: caller, milliseconds: taken, answer: answer)
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }

        @Test(arguments: [1, 2, 4])
        func `who has waited longest is served first`(_ size: Int) async throws {
            let source = try Self.source(25, pool: PoolPolicy(size: size))
            defer { source.stop() }
            #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
            let (total, answers) = await timed { await Self.answers(to: 10, of: source, within: 5000) }
            #expect(answers.count == 10)
            for (position, served) in answers.enumerated() {
                #expect(served.answer.attach == String(served.caller))
                // Those on different connections at the same time may overtake each other.
                #expect(abs(position - served.caller) <= size, "\(served.caller) came \(position)")
            }
            let turns = (10 + size - 1) / size
            print("pool of \(size): 10 lookups of 25 ms in \(total) ms")
            #expect(total >= Double(turns * 25))
        }

        @Test(arguments: [1, 2])
        func `waiting for a connection is inside the deadline`(_ size: Int) async throws {
            var worst = Double.infinity
            for _ in 0..<3 {
                let source = try Self.source(400, pool: PoolPolicy(size: size))
                defer { source.stop() }
                #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
                let answers = await Self.answers(to: 6, of: source, within: 100)
                for served in answers {
                    #expect(served.answer.outcome == (served.caller < size ? .timeout : .poolExhausted))
                    #expect(served.milliseconds >= 100)
                }
                worst = min(worst, answers.map(\.milliseconds).max() ?? 0)
            }
            #expect(worst <= 160)
        }

        @Test func `beyond the limit of those waiting a lookup is refused at once`() async throws {
            let source = try Self.source(200, pool: PoolPolicy(size: 1, waiting: 3))
            defer { source.stop() }
            #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
            let answers = await Self.answers(to: 6, of: source, within: 5000)
            for served in answers {
                let isRefused = served.caller >= 4
                #expect(served.answer.outcome == (isRefused ? .poolExhausted : .found))
            }
            let refusals = answers.filter { $0.answer.outcome == .poolExhausted }.map(\.milliseconds)
            #expect(refusals.min() ?? .infinity < 100)
            #expect(await source.answer("later").attach == "later")
        }

        @Test func `those who gave up waiting take nobody's place`() async throws {
            let source = try Self.source(400, pool: PoolPolicy(size: 1, waiting: 20))
            defer { source.stop() }
            #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
            await withTaskGroup { group in
                group.addImmediateTask { #expect(await source.answer("first").attach == "first") }
                let impatient = await Self.answers(to: 20, of: source, within: 20)
                for served in impatient { #expect(served.answer.outcome == .poolExhausted) }
                // While the first is still being served.
                let (taken, last) = await timed { await source.answer("last") }
                #expect(last.attach == "last", "there is room again among those who wait")
                #expect(taken < 1200, "twenty executions would take 8 seconds")
            }
        }

        @Test func `a source that is closed refuses at once`() async throws {
            let source = try Self.source(1, pool: PoolPolicy())
            #expect(await source.answer("7").attach == "7")
            source.stop()
            var least = Double.infinity
            for _ in 0..<3 {
                let (taken, answer) = await timed { await source.answer("7") }
                #expect(answer.outcome == .poolExhausted)
                least = min(least, taken)
            }
            #expect(least < 50)
        }
    }
}
