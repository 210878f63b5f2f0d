/// What a session is to be, and how patient it is.
public struct SessionSettings: Hashable, Sendable {
    /// The portals' URLs, in the order of preference. At least one.
    public var portals: [String]
    /// The user, which the portal checks and repeats in StartSession.
    public var credentials: Credentials
    /// The tenant; a portal serves one.
    public var tenantID: Int32
    /// The URL where this client listens for events.
    public var callback: String
    /// The categories of events to register for. The system's is needed for snapshots and the state of links.
    public var categories: [MessageClass] = [.route, .call, .agent, .system]
    /// Filters within the categories.
    public var filters: [Filter] = []
    /// What the call model is filled with once on line; nothing to go without.
    public var snapshot: [EntityType] = [.agentInfo, .callInfo, .serviceInfo]
    /// How long an answer may take.
    public var requestTimeout = Duration.seconds(5)
    /// How long all parts of a snapshot may take, and how long after a failed one the next is asked for.
    public var snapshotTimeout = Duration.seconds(30)
    /// How long after a snapshot the next is asked for: an event that was lost is made good then.
    public var snapshotInterval = Duration.seconds(300)
    /// How often the portal sends a heartbeat; the portal's setting, guide appendix B.
    public var heartbeatInterval = Duration.seconds(30)
    /// How many heartbeats may stay away; the portal's setting.
    public var missedHeartbeats = 3
    /// What is added to the time in which heartbeats may stay away.
    public var heartbeatSlack = Duration.seconds(5)
    /// The longest wait after the first time that all portals were tried in vain. It doubles from time to time.
    public var shortestBackoff = Duration.milliseconds(500)
    /// The longest wait of all.
    public var longestBackoff = Duration.seconds(30)

    /// A session's settings with the guide's defaults. An empty list of portals traps.
    public init(portals: [String], credentials: Credentials, tenantID: Int32, callback: String) {
        precondition(!portals.isEmpty, "a session needs a portal")
        self.portals = portals
        self.credentials = credentials
        self.tenantID = tenantID
        self.callback = callback
    }

    /// After how long a silence the portal counts as lost.
    var watch: Duration { heartbeatInterval * missedHeartbeats + heartbeatSlack }
}
