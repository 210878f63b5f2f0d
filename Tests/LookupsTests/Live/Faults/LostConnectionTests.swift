import Lookups
import ODBC
import Routing
import TestSupport
import Testing

extension LiveTests {
    /// Connections that servers end, and servers that go.
    @Suite struct LostConnectionTests {
        @Test(arguments: Database.servers)
        func `a server that is killed is down until it is back`(_ database: Database) async throws {
            let server = try database.privateServer()
            let crm = try CRM.of(["7"], in: database, at: server.connection)
            let source = try crm.source(timeout: 500)
            defer { source.stop() }
            #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
            #expect(await source.answer("7").attach == "7")
            try server.kill()
            var worst = 0.0
            for _ in 0..<20 {
                let (taken, answer) = await timed { await source.answer("7", within: 500) }
                #expect(answer.outcome == .down)
                worst = max(worst, taken)
            }
            #expect(worst <= 560)
            try server.restart()
            let end = ContinuousClock.now + .seconds(5)
            let (recovery, _) = await timed {
                while await source.answer("7", within: 500).attach != "7", .now < end {}
            }
            print("\(database): down told in \(worst) ms at worst, hit \(recovery) ms after the restart")
            #expect(recovery <= 2000)
        }

        @Test(arguments: Database.servers)
        func `connections that the server ends while they are used lose no call`(
            _ database: Database
        ) async throws {
            let server = try database.privateServer()
            let callers = (0..<100).map(String.init)
            let crm = try CRM.of(callers, in: database, at: server.connection)
            let source = try crm.source(timeout: 1000)
            defer { source.stop() }
            #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
            try await withThrowingTaskGroup(of: (asked: Int, failed: [LookupAnswer]).self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        var (asked, failed) = (0, [LookupAnswer]())
                        while !Task.isCancelled {
                            let caller = callers[asked % callers.count]
                            let answer = await source.answer(caller, within: 1000)
                            if answer.attach != caller { failed.append(answer) }
                            asked += 1
                        }
                        return (asked, failed)
                    }
                }
                var executioner = try Executioner(of: crm)
                var ended = 0
                while ended < 50 {
                    try await Task.sleep(for: .milliseconds(20))
                    ended += try executioner.end()
                }
                group.cancelAll()
                var (asked, failed) = (0, [LookupAnswer]())
                for try await done in group {
                    asked += done.asked
                    failed += done.failed
                }
                for answer in failed { print("\(database): \(answer.outcome.rawValue), \(answer.detail ?? "")") }
                print("\(database): \(ended) connections ended during \(asked) lookups, \(failed.count) not answered")
                #expect(failed.count * 1000 <= asked, "\(failed.prefix(3))")
                #expect(!failed.contains { $0.outcome == .found || $0.outcome == .noRow }, "wrong answers")
            }
        }

        @Test(arguments: Database.servers)
        func `a server that takes no more connections is down until it does`(_ database: Database) async throws {
            let server = try database.privateServer()
            let crm = try CRM.of(["7"], in: database, at: server.connection)
            let string = try ConnectionString(server.callerString)
            let source = try crm.source(timeout: 500, pool: PoolPolicy(size: 1), connection: string)
            defer { source.stop() }
            let other = try Connection.open(string)
            try server.limitConnections(to: 1)
            defer { _ = try? server.limitConnections(to: nil) }
            let answer = await source.answer("7", within: 500)
            #expect(answer.outcome == .down, "\(answer.detail ?? "")")
            withExtendedLifetime(other) {}
            try server.limitConnections(to: nil)
            let end = ContinuousClock.now + .seconds(5)
            let (recovery, _) = await timed {
                while await source.answer("7", within: 500).attach != "7", .now < end {}
            }
            // It is tried again every half second at the latest.
            #expect(recovery <= 2000)
        }
    }
}
