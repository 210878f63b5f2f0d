/// A call in a snapshot: guide, appendix A, "CTISnapShotCallData".
public struct SnapshotCall: Hashable, Sendable {
    /// Which call; the tenant is that of the event.
    public var call: CallIdentity
    /// Where it stands.
    public var state: CallState
    /// The service that it is in, or 0.
    public var serviceID: Int32
    /// The agent who has it, or 0.
    public var agentID: Int32
    /// How it came to be.
    public var callType: CallType
    /// The caller's number.
    public var ani: String?
    /// The number dialled.
    public var dnis: String?

    /// A call of a snapshot.
    public init(
        call: CallIdentity, state: CallState, serviceID: Int32, agentID: Int32 = 0,
        callType: CallType = .callTypeUnavailable, ani: String? = nil, dnis: String? = nil
    ) {
        self.call = call
        self.state = state
        self.serviceID = serviceID
        self.agentID = agentID
        self.callType = callType
        self.ani = ani
        self.dnis = dnis
    }

    init(_ record: Record) {
        self.init(
            call: CallIdentity(record, tenant: 0), state: record["CallState"].enumerator(),
            serviceID: record.id("ServiceId"), agentID: record.id("AgentId"),
            callType: record["CallType"].enumerator(), ani: record["ANI"].text, dnis: record["DNIS"].text)
    }
}
