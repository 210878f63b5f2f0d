import TestSupport

@testable import CTIPS

/// A session with its surroundings: virtual time, ids, and chance from a seed.
struct SessionBench {
    var session: Session
    var now = Duration.zero
    var ids = RequestIDs(after: 100)
    var random: SplitMix64
    private(set) var effects: [SessionEffect] = []

    init(_ settings: SessionSettings, seed: UInt64 = 1) {
        session = Session(settings)
        random = SplitMix64(seed: seed)
    }

    @discardableResult
    mutating func take(_ input: SessionInput) -> [SessionEffect] {
        effects = session.handle(input, at: now, ids: &ids, using: &random)
        return effects
    }

    /// What was sent last, if anything was.
    var sent: (request: SessionRequest, exchange: Exchange)? {
        for effect in effects.reversed() {
            if case .send(let request, let exchange) = effect { return (request, exchange) }
        }
        return nil
    }

    /// Answers what was sent last.
    @discardableResult
    mutating func answer(_ answer: SessionAnswer = .accepted) -> [SessionEffect] {
        guard let exchange = sent?.exchange else { return [] }
        return take(.answered(exchange, answer))
    }

    /// Lets time pass until something is due, and ticks.
    @discardableResult
    mutating func waitAndTick() -> [SessionEffect] {
        now = max(now, session.deadline ?? now)
        return take(.tick)
    }

    /// Goes the whole way on line, with a heartbeat.
    mutating func goOnLine(id: String = "s1") {
        if session.state == .idle { take(.start) }
        answer(.opened(sessionID: id))
        while session.state != .onLine { answer() }
        let snapshot = effects
        take(.heartbeat)
        effects = snapshot
    }
}
