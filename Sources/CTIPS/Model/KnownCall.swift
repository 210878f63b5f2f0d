/// A call that is not over, as far as events tell.
public struct KnownCall: Hashable, Sendable {
    /// Which call.
    public var call: CallIdentity
    /// Where it stands.
    public var state: CallState
    /// The service that it is in, or 0.
    public var serviceID: Int32
    /// The agent who has it, or 0.
    public var agentID: Int32 = 0
    /// How it came to be.
    public var callType = CallType.callTypeUnavailable
    /// The caller's number.
    public var ani: String?
    /// The number dialled.
    public var dnis: String?
    /// Since when it is in the state, or first heard of.
    public var since: Duration
}
