import Glibc
import Lookups
import ODBC
import Routing
import Synchronization
import TestSupport
import Testing

/// Connections that a server ends, and connections that it refuses.
@Suite(.serialized, .enabled(if: PrivateServer.isPossible)) struct DisconnectTests {
    @Test func `a hundred forced disconnects lose no more than one call in a thousand`() async {
        await forEachServer { product in
            await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                [product = product as DatabaseProduct] in
                try await Self.disconnect(product)
            }?.showMeasurements()
        }
    }

    @Test func `a server without room for the whole pool is asked by those it has room for`() async {
        await forEachServer { product in
            await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                [product = product as DatabaseProduct] in
                try await Self.crowdOut(product)
            }?.showMeasurements()
        }
    }

    @Test func `a server without room for anybody is down, is not stormed, and serves when it has room`() async {
        await forEachServer { product in
            await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                [product = product as DatabaseProduct] in
                try await Self.lockOut(product)
            }?.showMeasurements()
        }
    }

    private static func disconnect(_ product: DatabaseProduct) async throws {
        endProcess(afterSeconds: 240)
        let server = try PrivateServer.start(product)
        let counters = LookupCounters()
        let source = try Customers(at: server).source(timeout: 5000, counters: counters)
        try #require(await source.warmUp(withinMilliseconds: 5000) == nil)
        let isOver = Atomic(false)
        async let disconnecting = onThread {
            defer { isOver.store(true, ordering: .relaxed) }
            let administrator = try Connection.open(server.string)
            while counters.snapshot()[.connectionLost] < 100 {
                // Who has no connection cannot lose it: a retry that meets the next end is another matter.
                let counts = counters.snapshot()
                if counts[.connectionOpened] - counts[.connectionLost] == 4 {
                    try endCallers(of: product, by: administrator)
                }
                usleep(20_000)
            }
        }
        let replies = await Crowd(16, asking: source).ask(within: 5000...5000, seed: 4) {
            isOver.load(ordering: .relaxed)
        }
        try await disconnecting
        let counts = counters.snapshot()
        print(
            "\(product.rawValue): \(counts[.connectionLost]) connections ended during \(replies.all.count) lookups,",
            "\(counts[.retry]) asked again; \(replies.told)")
        replies.expectRight()
        #expect(replies.real * 1000 >= replies.all.count * 999)
        #expect(counts[.connectionLost] >= 100)
        #expect(counts[.connectionOpened] >= counts[.connectionLost])
        #expect(counts[.retry] > 0)
        #expect(counts[.threadAbandoned] == 0)
        #expect(await source.answer(Customers.caller(7)).attach == Customers.caller(7))
        source.stop()
    }

    /// Ends every session of the callers, and does not wait for that: another may be in the making by then.
    private static func endCallers(of product: DatabaseProduct, by administrator: Connection) throws {
        switch product {
        case .postgreSQL:
            try administrator.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'caller'")
        case .mariaDB: try administrator.execute("kill user caller")
        }
    }

    private static func crowdOut(_ product: DatabaseProduct) async throws {
        endProcess(afterSeconds: 240)
        let server = try PrivateServer.start(product)
        let counters = LookupCounters()
        let source = try Customers(at: server).source(counters: counters)
        try #require(await source.warmUp(withinMilliseconds: 5000) == nil)
        try server.limitConnections(to: 3)
        try server.terminateSessions()
        let crowd = Crowd(16, asking: source)
        // The first ones find out.
        _ = await crowd.ask(200, within: 2000...2000, .afterMilliseconds(2), seed: 5)
        let attempts = try server.connectionAttempts()
        let started = ContinuousClock.now
        let replies = await crowd.ask(within: 2000...2000, .afterMilliseconds(2), seed: 6) {
            .now - started > .seconds(2)
        }
        let stormed = try server.connectionAttempts() - attempts
        print(
            "\(product.rawValue), room for 3 of 4: \(replies.told),",
            "\(stormed) attempts to connect in \((.now - started).inMilliseconds) ms")
        replies.expectRight()
        #expect(replies.real == replies.all.count, "three connections answer for four")
        #expect(stormed <= 8)
        #expect(try server.callerSessions() == 3)
        try server.limitConnections(to: nil)
        try await Task.sleep(for: .seconds(1))
        #expect(try server.callerSessions() == 4)
        source.stop()
    }

    private static func lockOut(_ product: DatabaseProduct) async throws {
        endProcess(afterSeconds: 240)
        let server = try PrivateServer.start(product)
        let customers = try Customers(at: server)
        let others = try (0..<3).map { _ in try Connection.open(server.callerString) }
        try server.limitConnections(to: others.count)
        let counters = LookupCounters()
        let source = try customers.source(counters: counters)
        let crowd = Crowd(16, asking: source)
        let attempts = try server.connectionAttempts()
        let started = ContinuousClock.now
        let (replies, metronome) = await Metronome.beside {
            await crowd.ask(within: 50...50, .afterMilliseconds(2), seed: 7) { .now - started > .seconds(2) }
        }
        let stormed = try server.connectionAttempts() - attempts
        replies.expectPunctual(beside: metronome, "\(product.rawValue), room for nobody")
        replies.expectRight()
        print(
            "\(product.rawValue): \(stormed) attempts to connect in \((.now - started).inMilliseconds) ms,",
            replies.all.last?.detail ?? "")
        #expect(Set(replies.outcomes.keys) == [.down])
        #expect(replies.all.last?.detail?.contains("connections") == true, "and what is wrong is told")
        #expect(replies.all.count > 1000)
        #expect(2...12 ~= stormed)
        #expect(counters.snapshot()[.connectionOpened] == 0)

        try server.limitConnections(to: nil)
        let ended = ContinuousClock.now
        let (after, watch) = await Metronome.beside {
            await crowd.ask(within: 2000...2000, .afterMilliseconds(2), seed: 8) { .now - ended > .seconds(2) }
        }
        after.expectRight()
        let recovery = after.all.filter(\.outcome.isFailure).map { $0.came - ended }.max() ?? .zero
        print("\(product.rawValue): all found \(recovery.inMilliseconds) ms after there was room")
        #expect(recovery <= .seconds(1) + watch.lateness(from: ended, to: ended + recovery))
        let sessions = try withExtendedLifetime(others) { try server.callerSessions() }
        #expect(sessions == 4 + others.count)
        source.stop()
    }
}
