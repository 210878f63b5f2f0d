import Testing

@testable import CTIPS

/// What is to be heard of may grow while a session is open (guide, chapter 5: AddMessageClass in any state).
struct SubscriptionTests {
    private static let more = SessionInput.subscribe(
        [.route, .call, .agent, .system], snapshot: [.agentInfo, .callInfo])

    @Test func `on line, the missing categories are registered one after the other, then a snapshot is asked for`() {
        var bench = SessionBench(Site.settings())
        bench.goOnLine()
        bench.take(Self.more)
        #expect(bench.sent?.request == .register(.call))
        bench.answer()
        #expect(bench.sent?.request == .register(.agent))
        bench.answer()
        #expect(bench.sent?.request == .snapshot([.agentInfo, .callInfo], requestID: 102))
        bench.take(Self.more)
        #expect(bench.effects == [])
    }

    @Test func `while it registers, they come before it goes on line`() {
        var bench = SessionBench(Site.settings())
        bench.take(.start)
        bench.answer(.opened(sessionID: "s1"))
        let first = bench.sent
        bench.take(Self.more)
        #expect(bench.effects == [])
        var requests: [SessionRequest] = []
        if let first { bench.take(.answered(first.exchange, .accepted)) }
        while let sent = bench.sent, bench.session.state != .onLine {
            requests.append(sent.request)
            bench.answer()
        }
        #expect(
            requests == [
                .register(.system), .addFilter(Filter(.serviceID, "3")), .register(.call), .register(.agent), .goOnLine,
            ])
    }

    @Test func `while it goes on line, they come right after, and the snapshot last`() {
        var bench = SessionBench(Site.settings())
        bench.take(.start)
        bench.answer(.opened(sessionID: "s1"))
        while bench.session.state != .goingOnLine { bench.answer() }
        let last = bench.sent
        bench.take(Self.more)
        #expect(bench.effects == [])
        if let last { bench.take(.answered(last.exchange, .accepted)) }
        #expect(bench.sent?.request == .register(.call))
        bench.answer()
        bench.answer()
        #expect(bench.sent?.request == .snapshot([.agentInfo, .callInfo], requestID: 101))
    }

    @Test func `before a session there is nothing to send, and the next session has them all`() {
        var bench = SessionBench(Site.settings())
        bench.take(Self.more)
        #expect(bench.effects == [])
        bench.take(.start)
        bench.answer(.opened(sessionID: "s1"))
        var requests: [SessionRequest] = []
        while let sent = bench.sent, bench.session.state != .onLine {
            requests.append(sent.request)
            bench.answer()
        }
        #expect(requests.prefix(4) == [.register(.route), .register(.system), .register(.call), .register(.agent)])
    }

    @Test func `a portal that does not answer a late registration is left, and the next session begins anew`() {
        var bench = SessionBench(Site.settings())
        bench.goOnLine()
        bench.take(Self.more)
        bench.waitAndTick()
        #expect(bench.effects.first == .wentOffLine(.noAnswer))
        bench.answer(.opened(sessionID: "s2"))
        #expect(bench.sent?.request == .register(.route))
    }
}
