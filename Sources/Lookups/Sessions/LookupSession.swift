package import ODBC
package import Routing

/// One connection with a lookup's statements: asks, reads, and names every outcome.
///
/// It blocks as long as the driver does and belongs to one thread. It connects when it is first asked and again
/// after its connection was lost.
package final class LookupSession {
    private let settings: LookupSettings
    private let string: ConnectionString
    private let lifeline: Lifeline
    private let counters: LookupCounters
    private var opened: OpenLookup?

    /// A session that asks the database behind `string`.
    package convenience init(_ settings: LookupSettings, connection string: ConnectionString) {
        self.init(settings, connection: string, lifeline: Lifeline(), counters: LookupCounters())
    }

    /// A session whose calls `lifeline` can end.
    init(
        _ settings: LookupSettings, connection string: ConnectionString, lifeline: Lifeline, counters: LookupCounters
    ) {
        self.settings = settings
        self.string = string.withSafeDefaults(timeoutMilliseconds: Int(settings.serverLimit))
        self.lifeline = lifeline
        self.counters = counters
    }

    deinit { close() }

    /// Connects and prepares, so that the first call need not wait for it.
    /// - Returns: What is wrong, in an answer's form; nil when all is well.
    package func warmUp() -> LookupAnswer? {
        do {
            _ = try connected(at: .now)
            return nil
        } catch {
            return failure(error, since: .now)
        }
    }

    /// Whether there is a connection; one that the server has closed may not be known to be lost.
    package var isConnected: Bool { opened != nil }

    /// The statement, the columns and the driver, once connected.
    package var lookup: OpenLookup? { opened }

    /// Asks for one key. Until `deadline` it is worth trying once more on a new connection; never, without one.
    package func answer(_ key: LookupKey, deadline: ContinuousClock.Instant? = nil) -> LookupAnswer {
        switch settings.screen(key) {
        case .answer(let answer):
            return answer
        case .ask(let spellings):
            let started = ContinuousClock.now
            let asked = settings.query.uses(.clid) ? spellings : []
            // A connection that was there before may have been lost while it was idle, which only its use shows.
            let canRetry = opened != nil
            do {
                return try connected(at: started).answer(spellings, key, since: started)
            } catch {
                let failed = failure(error, key, asked: asked, since: started)
                guard canRetry, opened == nil, let error = error as? ODBCError, error.classification == .dead,
                    let deadline, .now + Self.leastForRetry < deadline
                else { return failed }
                counters.count(.retry)
                do {
                    return try connected(at: .now).answer(spellings, key, since: started)
                } catch {
                    return failure(error, key, asked: asked, since: started)
                }
            }
        }
    }

    /// Asks for several keys in one statement.
    /// - Returns: Their answers in order; nil where the lookup or the answer does not allow it, and each key is to be
    ///   asked for by itself.
    package func answers(to keys: [LookupKey]) -> [LookupAnswer]? {
        let started = ContinuousClock.now
        do {
            return try connected(at: started).answers(to: keys, since: started)
        } catch {
            _ = failure(error, since: started)
            return nil
        }
    }

    /// Whether the connection wants a look after it has been idle, or for its age, or because it was lost. Never blocks.
    func wantsCare(_ policy: PoolPolicy) -> Bool {
        guard let opened else { return false }
        let now = ContinuousClock.now
        let idle = opened.idle(at: now)
        return .microseconds(idle) > policy.idle || isOld(opened, at: now, policy)
            || idle > Self.trusted && opened.looksLost
    }

    /// Tries a connection that was idle, and lets go of one that is lost or too old; between calls, so that no call
    /// pays for it. It blocks as long as the server lets it, unless it is cut.
    func care(_ policy: PoolPolicy) {
        guard let opened else { return }
        let now = ContinuousClock.now
        if opened.looksLost || .microseconds(opened.idle(at: now)) > policy.idle && !opened.isAlive() {
            opened.isSuspect = true
            lose()
        } else if isOld(opened, at: now, policy) {
            close()
        }
    }

    /// A tenth more or less, so that not all connections are replaced at once.
    private func isOld(_ opened: OpenLookup, at now: ContinuousClock.Instant, _ policy: PoolPolicy) -> Bool {
        now - opened.openedAt > policy.lifetime * opened.stamina
    }

    /// Microseconds after an answer for which nobody asks whether the connection is still there.
    private static let trusted: Int64 = 5_000_000
    /// Time that must be left for a second try: connecting and asking take some of it.
    private static let leastForRetry = Duration.milliseconds(30)

    private func connected(at now: ContinuousClock.Instant) throws -> OpenLookup {
        if let opened {
            // Costs no round trip: a server that has hung up left something to be read.
            guard opened.idle(at: now) > Self.trusted, opened.looksLost else { return opened }
            lose()
        }
        let made: OpenLookup
        do {
            made = try lifeline.connecting { try OpenLookup(settings, string, lifeline) }
        } catch {
            lifeline.detach()
            throw error
        }
        opened = made
        counters.count(.connectionOpened)
        return made
    }

    private func close() {
        // Letting go asks some servers, and one that is frozen never answers: the socket goes first.
        if let opened, opened.isSuspect { lifeline.cut() }
        opened = nil
        lifeline.detach()
    }

    /// Lets go of a connection that nobody can go on with.
    private func lose() {
        if opened != nil { counters.count(.connectionLost) }
        close()
    }

    private func failure(
        _ error: any Error, _ key: LookupKey? = nil, asked: [String] = [], since started: ContinuousClock.Instant
    ) -> LookupAnswer {
        let elapsed = started.elapsedMicroseconds
        guard let error = error as? ODBCError else {
            // The statement and the database do not fit, which no retry mends.
            return .failed(.sqlError, asked: asked, microseconds: elapsed, detail: String(describing: error))
        }
        if error.endsSession {
            if let opened { opened.isSuspect = true }
            lose()
        }
        let detail = key.map { error.withoutValues(of: $0) } ?? error.withoutValues
        switch error.classification {
        case .dead, .connect: return .failed(.down, asked: asked, microseconds: elapsed, detail: detail)
        case .timeout: return .failed(.timeout, asked: asked, microseconds: elapsed, detail: detail)
        case .configuration, .plan, .application:
            return .failed(.sqlError, asked: asked, microseconds: elapsed, detail: detail)
        case .data:
            return .noRow(asked: asked, microseconds: elapsed, detail: detail)
        }
    }
}

extension ODBCError {
    /// The connection and its statements are of no further use, or in a state nobody vouches for.
    fileprivate var endsSession: Bool {
        switch classification {
        case .dead, .connect: true
        // The server ended the statement by its own limit and waits for the next one.
        case .timeout: !diagnostics.contains { $0.state == "57014" || $0.nativeCode == 1969 }
        // What was prepared no longer fits the tables; prepared anew it may.
        case .plan: true
        case .configuration, .data, .application: false
        }
    }

    /// What happened, without the values of the call, which a procedure may have put into its message.
    func withoutValues(of key: LookupKey) -> String {
        (key.spellings + [key.dnis, key.attach]).filter { $0.count > 3 }.reduce(withoutValues) { words, value in
            words.replacing(value, with: "***")
        }
    }

    /// What happened, for an operator. A server quotes the value that it cannot use, which is the caller's.
    var withoutValues: String {
        guard let first = diagnostics.first else { return description }
        guard classification == .data else { return first.description }
        return "\(first.state) (\(first.nativeCode)): a value of the call does not fit the statement"
    }
}
