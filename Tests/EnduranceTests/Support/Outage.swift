import Lookups
import Routing
import Synchronization
import TestSupport
import Testing

/// What may become of a server, and what lookups must make of it.
enum Outage: String, Codable {
    case frozen
    case killed
    case severed

    private func begin(_ server: PrivateServer) throws {
        switch self {
        case .frozen: try server.freeze()
        case .killed: try server.kill()
        case .severed: try server.sever()
        }
    }

    private func end(_ server: PrivateServer) throws {
        switch self {
        case .frozen: try server.thaw()
        case .killed: try server.restart()
        case .severed: try server.mend()
        }
    }

    /// Ten thousand lookups of sixteen callers on a pool of four while the server is out, and what comes after.
    func prove(on product: DatabaseProduct) async throws {
        endProcess(afterSeconds: 240)
        let name = "\(product.rawValue) \(rawValue)"
        let server = try PrivateServer.start(product, on: self == .severed ? .severable : .loopback)
        let customers = try Customers(at: server)
        let counters = LookupCounters()
        let source = try customers.source(counters: counters)
        try #require(await source.warmUp(withinMilliseconds: 5000) == nil)
        let crowd = Crowd(16, asking: source)
        // The memory that a working source takes is not what an outage adds.
        let calm = await crowd.ask(5000, within: 2000...2000, seed: 1)
        calm.expectRight()
        #expect(calm.real == calm.all.count)
        let before = try Footprint.now

        try await onThread { try begin(server) }
        let ((replies, metronome), most) = try await Footprint.most {
            await Metronome.beside { await crowd.ask(10_000, within: 5...10, .whenDue, seed: 2) }
        }
        replies.expectPunctual(beside: metronome, name)
        replies.expectRight()
        #expect(replies.real == 0)
        // Its own threads are counted by name: dispatch has some for the clock and for the cutting, the test for
        // the metronome and for sampling.
        #expect(try Footprint.threads(named: "odbc customers") == 4)
        #expect(counters.snapshot()[.threadAbandoned] == 0)
        #expect(most.threads <= before.threads + 12)
        #expect(most.openFiles <= before.openFiles + 4, "a socket a connection, and a folder being read")
        #expect(most.memory <= before.memory + 16 * 1024)

        try await onThread { try end(server) }
        let ended = ContinuousClock.now
        let (after, watch) = await Metronome.beside {
            await crowd.ask(within: 2000...2000, .afterMilliseconds(4), seed: 3) { .now - ended > .milliseconds(4500) }
        }
        after.expectRight()
        let recovery = after.all.filter(\.outcome.isFailure).map { $0.came - ended }.max() ?? .zero
        print("\(name): before \(before), at most \(most), all found \(recovery.inMilliseconds) ms after its end")
        // Mostly some tens of milliseconds. An attempt to connect that began before the end may use up its two seconds,
        // and half a second passes before the next.
        #expect(recovery <= .seconds(4) + watch.lateness(from: ended, to: ended + recovery))
        #expect(after.real > 1000)
        #expect(try Footprint.now.openFiles <= before.openFiles + 1)
        // A server that was cut off learns of the ends of the old ones by and by.
        #expect(try server.callerSessions() <= (self == .severed ? 8 : 4))
        let counts = counters.snapshot()
        #expect(counts[.connectionLost] >= 4)
        #expect(counts[.connectionOpened] > 4)
        source.stop()
    }
}
