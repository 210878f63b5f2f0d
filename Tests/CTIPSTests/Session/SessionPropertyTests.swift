import TestSupport
import Testing

@testable import CTIPS

/// Sessions against a portal that does anything, in any order.
struct SessionPropertyTests {
    private func answer(using random: inout SplitMix64) -> SessionAnswer {
        switch random.below(10) {
        case 0: .none
        case 1: .fault(PortalFault(random.pick(FaultCode.allCases), "x"))
        case 2: .refused(code: random.pick([405, 501, 999]))
        case 3...5: .opened(sessionID: "s\(random.below(1000))")
        default: .accepted
        }
    }

    private func input(_ sent: [Exchange], using random: inout SplitMix64) -> SessionInput {
        switch random.below(8) {
        case 0: .heartbeat
        case 1: .tick
        case 2:
            .event(
                .link(
                    LinkEvent(
                        header: Site.header(), component: random.pick(ComponentType.allCases),
                        state: random.pick(ComponentState.allCases))))
        case 3:
            .event(
                .snapshot(
                    SnapshotEvent(
                        header: Site.header(request: Int32(101 + random.below(5))),
                        kind: random.pick(EntityType.allCases), entity: .none, isLastOfKind: true)))
        case 4: .found(.unknownSession, sessionID: "s1")
        default: sent.isEmpty ? .start : .answered(random.pick(Array(sent.suffix(4))), answer(using: &random))
        }
    }

    @Test(arguments: 0..<1000)
    func `a session always waits for something, and tells of on line and off line in turn`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var bench = SessionBench(Site.settings(portals: 1 + random.below(3)), seed: UInt64(seed))
        var sent: [Exchange] = []
        var isOnLine = false
        bench.take(.start)
        for _ in 0..<60 {
            for effect in bench.effects {
                switch effect {
                case .send(_, let exchange): sent.append(exchange)
                case .wentOnLine:
                    #expect(!isOnLine)
                    isOnLine = true
                case .wentOffLine:
                    #expect(isOnLine)
                    isOnLine = false
                case .snapshotBegan, .snapshotEnded, .attemptFailed, .stopped: break
                }
            }
            #expect(isOnLine == (bench.session.state == .onLine))
            #expect(bench.session.deadline != nil)
            #expect(Set(sent.map(\.number)).count == sent.count)
            bench.now += .milliseconds(random.below(4000))
            bench.take(input(sent, using: &random))
        }
    }

    @Test(arguments: 0..<300)
    func `whatever happened before, a portal that behaves gets a session on line`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var bench = SessionBench(Site.settings(), seed: UInt64(seed))
        var sent: [Exchange] = []
        bench.take(.start)
        for _ in 0..<random.below(40) {
            sent += bench.effects.compactMap { if case .send(_, let exchange) = $0 { exchange } else { nil } }
            bench.now += .milliseconds(random.below(4000))
            bench.take(input(sent, using: &random))
        }
        for _ in 0..<40 where bench.session.state != .onLine {
            switch bench.session.state {
            case .opening where bench.sent?.request.isOpening == true: bench.answer(.opened(sessionID: "good"))
            case .registering where bench.sent != nil: bench.answer()
            case .goingOnLine where bench.sent != nil: bench.answer()
            default: bench.waitAndTick()
            }
        }
        #expect(bench.session.state == .onLine)
    }

    @Test(arguments: 0..<300)
    func `a session that is stopped ends, and does nothing after`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var bench = SessionBench(Site.settings(), seed: UInt64(seed))
        var sent: [Exchange] = []
        bench.take(.start)
        for _ in 0..<random.below(40) {
            sent += bench.effects.compactMap { if case .send(_, let exchange) = $0 { exchange } else { nil } }
            bench.take(input(sent, using: &random))
        }
        var stops = bench.take(.stop).count { $0 == .stopped }
        while bench.session.deadline != nil { stops += bench.waitAndTick().count { $0 == .stopped } }
        #expect(stops == 1)
        #expect(bench.session.state == .closed)
        let afterwards = bench.take(.heartbeat) + bench.take(.tick)
        #expect(afterwards == [])
    }
}

extension SessionRequest {
    fileprivate var isOpening: Bool { if case .open = self { true } else { false } }
}
