import TestSupport
import Testing

@testable import CTIPS

struct SessionTests {
    @Test func `a session opens, registers, filters, goes on line and asks for a snapshot, in this order`() {
        var bench = SessionBench(Site.settings())
        bench.take(.start)
        #expect(bench.sent?.request == .open(Site.credentials, callback: "http://client:8730/PublishEvents"))
        #expect(bench.sent?.exchange.portal == "http://portal1:8170/p")
        bench.answer(.opened(sessionID: "s1"))
        var requests: [SessionRequest] = []
        while let sent = bench.sent, bench.session.state != .onLine {
            #expect(sent.exchange.sessionID == "s1")
            requests.append(sent.request)
            bench.answer()
        }
        #expect(requests == [.register(.route), .register(.system), .addFilter(Filter(.serviceID, "3")), .goOnLine])
        #expect(bench.effects.first == .wentOnLine(portal: "http://portal1:8170/p", sessionID: "s1"))
        #expect(bench.effects.contains(.snapshotBegan(requestID: 101)))
        #expect(bench.sent?.request == .snapshot([.agentInfo, .callInfo, .serviceInfo], requestID: 101))
    }

    @Test func `StartSession is accepted while the session opens, from one who knows the user`() {
        var bench = SessionBench(Site.settings())
        func start(_ name: String, _ password: String, _ id: String = "s1") -> StartSession {
            let credentials = Record("UserCredentials", ["UserName": .text(name), "Password": .text(password)])
            return StartSession(Record("StartSession", ["userinfo": .record(credentials), "sessionId": .text(id)]))
        }
        let early = bench.session.accepts(start("router", "canary-9f3"))
        #expect(!early)
        bench.take(.start)
        for pair in [
            ("router", "canary-9f4"), ("router", ""), ("other", "canary-9f3"), ("router", "canary-9f3x"), ("", ""),
        ] {
            let stranger = bench.session.accepts(start(pair.0, pair.1))
            #expect(!stranger)
        }
        let nameless = bench.session.accepts(start("router", "canary-9f3", ""))
        #expect(!nameless)
        let own = bench.session.accepts(start("router", "canary-9f3"))
        #expect(own)
        #expect(bench.session.sessionID == "s1")
        bench.goOnLine()
        let late = bench.session.accepts(start("router", "canary-9f3"))
        #expect(!late)
    }

    @Test func `heartbeats keep a session, and nothing else does`() {
        var bench = SessionBench(Site.settings())
        bench.goOnLine()
        bench.take(
            .event(
                .snapshot(
                    SnapshotEvent(header: Site.header(request: 101), kind: .agentInfo, entity: .none, isLast: true))))
        // Thirty seconds, of which three may be missed, and five.
        #expect(bench.session.deadline == .seconds(95))
        bench.now = .seconds(60)
        bench.take(.heartbeat)
        bench.now = .seconds(80)
        bench.take(.event(.call(Site.event(.callOffered, 7))))
        #expect(bench.session.deadline == .seconds(155))
        bench.now = .seconds(154)
        bench.take(.tick)
        #expect(bench.effects == [])
        bench.now = .seconds(155)
        let effects = bench.take(.tick)
        #expect(effects.first == .wentOffLine(.silence))
        #expect(bench.sent?.exchange.portal == "http://portal2:8170/p")
    }

    @Test func `after a loss the old session is closed, and the next portal gets all registrations again`() {
        var bench = SessionBench(Site.settings())
        bench.goOnLine()
        bench.take(.found(.unknownSession, sessionID: "s1"))
        #expect(bench.effects.count == 4)
        guard case .send(.close, let old) = bench.effects[1] else {
            Issue.record("the old session is not closed")
            return
        }
        #expect(old.sessionID == "s1")
        #expect(bench.effects[2] == .attemptFailed(portal: "http://portal1:8170/p", .unknownSession, next: .zero))
        bench.answer(.opened(sessionID: "s2"))
        var requests: [SessionRequest] = []
        while let sent = bench.sent, bench.session.state != .onLine {
            requests.append(sent.request)
            bench.answer()
        }
        #expect(requests.count == 4)
        #expect(bench.effects.first == .wentOnLine(portal: "http://portal2:8170/p", sessionID: "s2"))
        #expect(bench.sent?.request == .snapshot([.agentInfo, .callInfo, .serviceInfo], requestID: 102))
    }

    @Test func `the answer to the best-effort closing of a lost session changes nothing`() {
        var bench = SessionBench(Site.settings())
        bench.goOnLine()
        bench.take(.found(.unknownSession, sessionID: "s1"))
        guard case .send(.close, let old) = bench.effects[1] else { return }
        bench.take(.answered(old, .fault(PortalFault(.invalidSessionID, ""))))
        #expect(bench.effects == [])
        #expect(bench.session.state == .opening)
    }

    @Test func `a loss that is found of an older session changes nothing`() {
        var bench = SessionBench(Site.settings())
        bench.goOnLine()
        bench.take(.found(.unknownSession, sessionID: "s0"))
        #expect(bench.effects == [])
        #expect(bench.session.state == .onLine)
    }

    @Test func `the system behind the portal going down is a loss, one of its gateways is not`() {
        var bench = SessionBench(Site.settings())
        bench.goOnLine()
        bench.take(.event(.link(LinkEvent(header: Site.header(), component: .gateway, state: .down))))
        #expect(bench.effects == [])
        bench.take(.event(.link(LinkEvent(header: Site.header(), component: .centerCord, state: .up))))
        #expect(bench.effects == [])
        bench.take(.event(.link(LinkEvent(header: Site.header(), component: .centerCord, state: .down))))
        #expect(bench.effects.first == .wentOffLine(.systemDown))
    }

    @Test(arguments: [
        (SessionAnswer.none, SessionLoss.noAnswer), (.refused(code: 501), .refused(code: 501)), (.accepted, .noAnswer),
        (
            .fault(PortalFault(.maxNumberClientConnections, "ten")),
            .fault(PortalFault(.maxNumberClientConnections, "ten"))
        ),
    ])
    func `a portal that does not open a session is left for the next, at once`(answer: SessionAnswer, loss: SessionLoss)
    {
        var bench = SessionBench(Site.settings())
        bench.take(.start)
        bench.answer(answer)
        #expect(bench.effects.first == .attemptFailed(portal: "http://portal1:8170/p", loss, next: .zero))
        #expect(bench.sent?.exchange.portal == "http://portal2:8170/p")
    }

    @Test(arguments: [
        (SessionAnswer.refused(code: 405), SessionLoss.unknownSession),
        (.fault(PortalFault(.invalidSessionID, "x")), .unknownSession),
        (.fault(PortalFault(.invalidParameter, "x")), .fault(PortalFault(.invalidParameter, "x"))),
        (.refused(code: 402), .refused(code: 402)), (.none, .noAnswer),
    ])
    func `a registration that is refused ends the attempt: half registered is not on line`(
        answer: SessionAnswer, loss: SessionLoss
    ) {
        var bench = SessionBench(Site.settings())
        bench.take(.start)
        bench.answer(.opened(sessionID: "s1"))
        bench.answer(answer)
        #expect(bench.effects.contains(.attemptFailed(portal: "http://portal1:8170/p", loss, next: .zero)))
        #expect(bench.session.state == .opening)
    }

    @Test func `a request without an answer is given up after its time`() {
        var bench = SessionBench(Site.settings())
        bench.take(.start)
        #expect(bench.session.deadline == .seconds(5))
        bench.waitAndTick()
        #expect(bench.effects.first == .attemptFailed(portal: "http://portal1:8170/p", .noAnswer, next: .seconds(5)))
    }

    @Test func `an answer to an older request changes nothing`() {
        var bench = SessionBench(Site.settings())
        bench.take(.start)
        let old = bench.sent
        bench.waitAndTick()
        let state = bench.session.state
        let effects = old.map { bench.take(.answered($0.exchange, .accepted)) }
        #expect(effects == [])
        #expect(bench.session.state == state)
        #expect(bench.session.sessionID == "")
    }

    // A portal has ten places. One that is given away and never used is gone until the portal is started anew.
    @Test func `a session that is opened too late is closed`() {
        var bench = SessionBench(Site.settings())
        bench.take(.start)
        let old = bench.sent
        bench.waitAndTick()
        let state = bench.session.state
        if let old { bench.take(.answered(old.exchange, .opened(sessionID: "late"))) }
        #expect(bench.sent?.request == .close)
        #expect(bench.sent?.exchange.sessionID == "late")
        #expect(bench.sent?.exchange.portal == "http://portal1:8170/p")
        #expect(bench.session.state == state)
        #expect(bench.session.sessionID == "")
    }

    @Test func `a session that StartSession told of is closed when the answer does not come`() throws {
        var bench = SessionBench(Site.settings())
        bench.take(.start)
        let isOwn = bench.session.accepts(Self.start("s1"))
        #expect(isOwn)
        bench.waitAndTick()
        let closed = try #require(bench.effects.first)
        guard case .send(.close, let exchange) = closed else {
            Issue.record("the session keeps its place: \(bench.effects)")
            return
        }
        #expect((exchange.sessionID, exchange.portal) == ("s1", "http://portal1:8170/p"))
        #expect(bench.session.state == .opening)
        #expect(bench.session.sessionID == "")
    }

    @Test func `of sessions that StartSession told of in one attempt only the one in the answer is kept`() {
        var bench = SessionBench(Site.settings())
        bench.take(.start)
        for id in ["s1", "s2"] {
            let isOwn = bench.session.accepts(Self.start(id))
            #expect(isOwn)
        }
        bench.answer(.opened(sessionID: "s2"))
        let closed = bench.effects.compactMap { effect -> String? in
            if case .send(.close, let exchange) = effect { exchange.sessionID } else { nil }
        }
        #expect(closed == ["s1"])
        #expect(bench.session.sessionID == "s2")
    }

    private static func start(_ id: String) -> StartSession {
        let credentials = Record(
            "UserCredentials", ["UserName": .text("router"), "Password": .text("canary-9f3")])
        return StartSession(Record("StartSession", ["userinfo": .record(credentials), "sessionId": .text(id)]))
    }

    // Full jitter: anything up to a bound that doubles with each round of all portals, up to the longest wait.
    @Test(arguments: 0..<50)
    func `waits between rounds grow to a bound and are spread by chance`(seed: Int) {
        var bench = SessionBench(Site.settings(), seed: UInt64(seed))
        bench.take(.start)
        var waits: [Duration] = []
        for _ in 0..<24 {
            bench.answer(.none)
            if case .waiting(let until) = bench.session.state {
                waits.append(until - bench.now)
                bench.waitAndTick()
            }
        }
        #expect(waits.count == 12)
        let bounds = [500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000, 30000, 30000].map {
            Duration.milliseconds($0)
        }
        for (wait, bound) in zip(waits, bounds) { #expect(wait > .zero && wait <= bound) }
    }

    @Test func `clients whose portal fell do not come back together`() {
        let waits = (0..<200).map { seed in
            var bench = SessionBench(Site.settings(portals: 1), seed: UInt64(seed))
            bench.take(.start)
            bench.answer(.none)
            guard case .waiting(let until) = bench.session.state else { return Duration.zero }
            return until
        }
        #expect(Set(waits).count > 190)
        #expect(waits.count { $0 < .milliseconds(250) } > 60)
        #expect(waits.count { $0 >= .milliseconds(250) } > 60)
    }

    @Test func `a portal that only takes sessions and never lives is not asked without a pause`() {
        var bench = SessionBench(Site.settings(portals: 1))
        bench.take(.start)
        var pauses: [Duration] = []
        for _ in 0..<8 {
            bench.answer(.opened(sessionID: "s"))
            while bench.session.state != .onLine { bench.answer() }
            bench.take(.event(.link(LinkEvent(header: Site.header(), component: .centerCord, state: .down))))
            guard case .waiting(let until) = bench.session.state else { continue }
            pauses.append(until - bench.now)
            bench.waitAndTick()
        }
        #expect(pauses.count == 8)
        #expect(pauses.contains { $0 > .seconds(1) })
    }

    // The first heartbeat comes with OnLine, before its answer or after it, and proves nothing.
    @Test func `a portal that sends one heartbeat and is lost again is not asked without a pause`() {
        for isEarly in [true, false] {
            var bench = SessionBench(Site.settings(portals: 2))
            bench.take(.start)
            var pauses: [Duration] = []
            for _ in 0..<12 {
                bench.answer(.opened(sessionID: "s"))
                while bench.session.state != .goingOnLine { bench.answer() }
                let onLine = bench.sent
                if isEarly { bench.take(.heartbeat) }
                if let onLine { bench.take(.answered(onLine.exchange, .accepted)) }
                #expect(bench.session.state == .onLine)
                if !isEarly { bench.take(.heartbeat) }
                bench.take(.event(.link(LinkEvent(header: Site.header(), component: .centerCord, state: .down))))
                guard case .waiting(let until) = bench.session.state else { continue }
                pauses.append(until - bench.now)
                bench.waitAndTick()
            }
            #expect(pauses.count == 6)
            #expect(pauses.contains { $0 > .seconds(1) })
        }
    }

    @Test func `a session that has lasted begins the count of failures anew`() {
        var bench = SessionBench(Site.settings(portals: 1))
        bench.take(.start)
        for _ in 0..<6 {
            bench.answer(.none)
            bench.waitAndTick()
        }
        bench.goOnLine()
        bench.now += .seconds(30)
        bench.take(.heartbeat)
        bench.take(.found(.unknownSession, sessionID: "s1"))
        guard case .waiting(let until) = bench.session.state else {
            Issue.record("does not wait: \(bench.session.state)")
            return
        }
        #expect(until - bench.now <= .milliseconds(500))
    }

    @Test func `on line a snapshot is asked for again every five minutes, for an event may have been lost`() {
        var bench = SessionBench(Site.settings())
        bench.goOnLine()
        func end(_ request: Int32) -> SessionInput {
            .event(
                .snapshot(
                    SnapshotEvent(
                        header: Site.header(request: request), kind: .callInfo, entity: .none, isLast: true)))
        }
        bench.take(end(101))
        for round in 1...3 {
            for _ in 0..<10 {
                bench.now += .seconds(30)
                bench.take(.heartbeat)
            }
            bench.take(.tick)
            let id = Int32(101 + round)
            #expect(bench.effects.first == .snapshotBegan(requestID: id))
            #expect(bench.sent?.request == .snapshot([.agentInfo, .callInfo, .serviceInfo], requestID: id))
            bench.answer()
            bench.take(end(id))
        }
    }

    @Test func `a snapshot ends when all kinds have, or when the portal says so`() {
        for isGuide in [true, false] {
            var bench = SessionBench(Site.settings())
            bench.goOnLine()
            func part(_ kind: EntityType, _ request: Int32, last: Bool = false, all: Bool = false) -> SessionInput {
                .event(
                    .snapshot(
                        SnapshotEvent(
                            header: Site.header(request: request), kind: kind, entity: .none, isLastOfKind: last,
                            isLast: all)))
            }
            bench.take(part(.agentInfo, 55, last: true, all: true))
            #expect(bench.effects == [])
            bench.take(part(.agentInfo, 101, last: !isGuide))
            #expect(bench.effects == [])
            bench.take(part(.serviceInfo, 101, last: !isGuide))
            #expect(bench.effects == [])
            bench.take(part(.callInfo, 101, last: !isGuide, all: isGuide))
            #expect(bench.effects == [.snapshotEnded(requestID: 101)])
        }
    }

    @Test func `a snapshot that does not end, or fails, is asked for again under a new id`() {
        var bench = SessionBench(Site.settings())
        bench.goOnLine()
        bench.take(.event(.snapshotFailed(requestID: 101, .internalError)))
        bench.now = .seconds(30)
        bench.take(.tick)
        #expect(bench.sent?.request == .snapshot([.agentInfo, .callInfo, .serviceInfo], requestID: 102))
        bench.answer(.fault(PortalFault(.requestFailed, "busy")))
        #expect(bench.session.state == .onLine)
        bench.now = .seconds(60)
        bench.take(.tick)
        #expect(bench.sent?.request == .snapshot([.agentInfo, .callInfo, .serviceInfo], requestID: 103))
    }

    @Test func `a snapshot refused for an unknown session is a loss`() {
        var bench = SessionBench(Site.settings())
        bench.goOnLine()
        bench.answer(.fault(PortalFault(.invalidSessionID, "x")))
        #expect(bench.effects.first == .wentOffLine(.unknownSession))
    }

    @Test func `a session is closed when it is stopped, whether or not the portal answers`() {
        for answer in [SessionAnswer.accepted, .none, .refused(code: 405), .fault(PortalFault(.generalError, ""))] {
            var bench = SessionBench(Site.settings())
            bench.goOnLine()
            bench.take(.stop)
            #expect(bench.sent?.request == .close)
            bench.answer(answer)
            #expect(bench.effects == [.stopped])
            #expect(bench.session.state == .closed)
            #expect(bench.session.deadline == nil)
        }
    }

    @Test func `a session that opens while it is stopped is closed`() {
        var bench = SessionBench(Site.settings())
        bench.take(.start)
        let open = bench.sent
        bench.take(.stop)
        #expect(bench.effects == [])
        if let open { bench.take(.answered(open.exchange, .opened(sessionID: "s1"))) }
        #expect(bench.sent?.request == .close)
        #expect(bench.sent?.exchange.sessionID == "s1")
        bench.answer()
        #expect(bench.effects == [.stopped])
    }

    @Test func `no description of a session shows the password`() {
        var bench = SessionBench(Site.settings())
        let effects = bench.take(.start)
        let message = SessionRequest.open(Site.credentials, callback: "x").message(session: "", tenant: 1)
        for text in [
            "\(bench.session)", "\(effects)", String(reflecting: effects), "\(message)", String(reflecting: message),
            "\(Site.credentials)",
        ] {
            #expect(!text.contains("canary"))
        }
        var dumped = ""
        dump(message, to: &dumped)
        dump(bench.session, to: &dumped)
        #expect(!dumped.contains("canary"))
        #expect(String(decoding: message.encoded(), as: UTF8.self).contains("canary-9f3"))
    }

    // Portals of 7.2 say `_success`, 0; the enumeration has `success`, 101, besides, and the guide a status.
    @Test(arguments: [
        (
            "<SessionId>a</SessionId><Response>_success</Response><status>0</status>",
            SessionAnswer.opened(sessionID: "a")
        ),
        ("<SessionId>a</SessionId><Response>success</Response>", .opened(sessionID: "a")),
        ("<SessionId>a</SessionId><status>0</status>", .opened(sessionID: "a")),
        ("<SessionId>a</SessionId><status>501</status>", .refused(code: 501)),
        ("<SessionId>a</SessionId><Response>maxNumberofClients</Response>", .refused(code: 501)),
        ("<SessionId></SessionId><Response>_success</Response>", .refused(code: 0)),
        ("<Response>logonFailed</Response>", .refused(code: 604)),
    ])
    func `success is told in either contract's words`(object: String, answer: SessionAnswer) throws {
        let text = """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><OpenConnectionResponse>\
            <OpenConnectionResult>\(object)</OpenConnectionResult></OpenConnectionResponse></s:Body></s:Envelope>
            """
        #expect(SessionAnswer(try MessageReader().message(Array(text.utf8)).message) == answer)
    }
}
