/// What a session is told.
public enum SessionInput: Hashable, Sendable {
    /// Open, and stay open whatever happens.
    case start
    /// Close for good.
    case stop
    case answered(Exchange, SessionAnswer)
    /// More is to be heard of, and all of it asked for anew; what is heard already stays so.
    case subscribe([MessageClass], snapshot: [EntityType])
    case heartbeat
    case event(Event)
    /// Another request, a RouteSelect, showed that the session of this id is over.
    case found(SessionLoss, sessionID: String)
    /// The deadline is reached.
    case tick
}
