import Lookups
import ODBC
import Routing
import TestSupport
import Testing

extension LiveTests {
    /// A driver that does not return, whatever is done.
    @Suite struct AbandonedThreadTests {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        @Test func `threads that never return are given up a few times, then lookups are refused at once`() async throws
        {
            let faulty = FaultyDriver.string([
                "Fault": "hang-execute", "Until": folder.path("now"), "Attach": "echo",
            ])
            let settings = try LookupSettings(
                name: "abandoned", sql: "select queue_code, priority, attachdata from vip where clid = $CLID",
                dialect: .generic)
            let counters = LookupCounters()
            let source = try ODBCSource(
                settings, connection: ConnectionString(faulty), pool: PoolPolicy(size: 4), counters: counters)
            #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
            #expect(try threads(named: "odbc abandoned") == 4)

            var rounds: [Double] = []
            let end = ContinuousClock.now + .seconds(10)
            while counters.snapshot()[.threadAbandoned] < 8, .now < end {
                let answers = await withTaskGroup(of: (Double, LookupAnswer).self) { group in
                    for caller in 0..<8 {
                        group.addTask { await timed { await source.answer(String(caller), within: 50) } }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                for (_, answer) in answers {
                    // Down, where every thread has just been replaced and none is connected yet.
                    #expect([.timeout, .poolExhausted, .down].contains(answer.outcome))
                }
                rounds.append(answers.map(\.0).max() ?? 0)
            }
            // Four of the pool's own, and the four that took their places.
            #expect(counters.snapshot()[.threadAbandoned] == 8)
            // The few rounds in which the machine was late are not the source's.
            let worst = rounds.sorted()[rounds.count * 9 / 10]
            #expect(worst <= 110)
            let (refusal, refused) = await timed { await source.answer("9", within: 5000) }
            print("a driver that never returns: worst answer \(worst) ms of 50, then refused in \(refusal) ms")
            #expect(refused.outcome == .poolExhausted)
            #expect(refusal < 50)
            for _ in 0..<100 { #expect(await source.answer("9").outcome == .poolExhausted) }
            #expect(try threads(named: "odbc abandoned") == 8, "no more than four beyond the pool's")

            // The driver comes to its senses.
            try folder.write("", to: "now")
            let patience = ContinuousClock.now + .seconds(5)
            let (recovery, _) = await timed {
                while await source.answer("7").attach != "7", .now < patience {
                    try? await Task.sleep(for: .milliseconds(5))
                }
            }
            #expect(recovery < 2000)
            for caller in (0..<20).map(String.init) { #expect(await source.answer(caller).attach == caller) }
            #expect(counters.snapshot()[.lateRow] <= 8)
            source.stop()
        }
    }
}
