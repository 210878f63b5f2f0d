/// The client's side of one session with a portal, or with the first of several that answers: a pure state machine.
///
/// It opens, registers, filters, goes on line, asks for a snapshot, watches the heartbeat, and when the portal is lost
/// does all of that with the next one (guide, chapters 1 and 5). It has no clock and no socket: times are durations
/// since one origin of the caller's, and a generator of random numbers is handed in.
public struct Session: Sendable {
    /// Where it stands.
    public enum State: Hashable, Sendable {
        case idle
        /// Waits before the next attempt.
        case waiting(until: Duration)
        case opening
        /// Sends the requests left, of registration and of filters, one after the other.
        case registering(left: ArraySlice<SessionRequest>)
        case goingOnLine
        case onLine
        case closing
        case closed
    }

    /// What the session is to be.
    public internal(set) var settings: SessionSettings
    /// Where it stands.
    public internal(set) var state = State.idle
    /// The portal's id of it; empty if there is none. During OpenConnection it is known from StartSession.
    public internal(set) var sessionID = ""

    /// Ids that StartSession told of since the attempt began: each is a place taken at the portal.
    var begun: [String] = []
    /// The portal that is tried or used, among those of the settings.
    var portal = 0
    /// Attempts in vain since a session lasted.
    var failures = 0
    var exchanges = 0
    /// The request whose answer the session needs to go on, and until when.
    var pending: (exchange: Exchange, until: Duration)?
    /// Until when a heartbeat has to come, once on line.
    var watch: Duration?
    var snapshot: SnapshotProgress?
    /// When the next one is due though nothing asks for it: events may be lost, and what they told of with them.
    var renewal: Duration?
    /// Since when it is on line.
    var onLineSince: Duration?
    /// Registrations that are wanted since it went on line and not sent yet.
    var late: ArraySlice<SessionRequest> = []

    /// A session that does nothing until it is told to start.
    public init(_ settings: SessionSettings) {
        self.settings = settings
    }

    /// The URL of the portal that is tried or used.
    public var portalURL: String { settings.portals[portal] }

    /// When `tick` is due, or nil if nothing is waited for.
    public var deadline: Duration? {
        let waiting: Duration? = if case .waiting(let until) = state { until } else { nil }
        return [waiting, pending?.until, watch, snapshot?.until, renewal].compactMap(\.self).min()
    }

    /// Whether the callback StartSession is to be answered with success: it is expected now, and names the user that
    /// this client gave. A stranger's is not.
    public mutating func accepts(_ start: StartSession) -> Bool {
        guard case .opening = state, !start.sessionID.isEmpty, start.credentials.matches(settings.credentials) else {
            return false
        }
        sessionID = start.sessionID
        if !begun.contains(sessionID) { begun.append(sessionID) }
        return true
    }

    /// Takes an input and answers what it leads to, in order.
    public mutating func handle(
        _ input: SessionInput, at now: Duration, ids: inout RequestIDs, using random: inout some RandomNumberGenerator
    ) -> [SessionEffect] {
        switch input {
        case .start: start(at: now)
        case .stop: stop(at: now)
        case .answered(let exchange, let answer):
            answered(exchange, answer, at: now, ids: &ids, using: &random)
        case .subscribe(let categories, let snapshot):
            subscribe(categories, snapshot: snapshot, at: now, ids: &ids)
        case .heartbeat: heartbeat(at: now)
        case .event(let event): received(event, at: now, using: &random)
        case .found(let loss, let sessionID):
            sessionID == self.sessionID && state == .onLine ? lost(loss, at: now, using: &random) : []
        case .tick: tick(at: now, ids: &ids, using: &random)
        }
    }
}
