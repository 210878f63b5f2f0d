/// Where a rule sends a call.
public enum Destination: Hashable, Sendable {
    /// To wait in a queue.
    case queue(Slot<Queue>)
    /// To one agent.
    case agent(Slot<Agent>)
    /// To an outside number, dialled as written.
    case external(String)
    /// To an extension of the switch.
    case `extension`(String)
    /// To the default destination of the rule set (R19).
    case `default`
    /// The switch decides by itself (RouteToDefault).
    case switchDefault
    /// To a voice mailbox; an empty name is the only one there is.
    case voicemail(String)
    /// To an IVR script; an empty name is the only one there is.
    case ivr(String)
    /// The call is refused.
    case busy
}
