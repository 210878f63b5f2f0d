/// How a call ended, by the codes of the vendor's `CallsStat.EndType`.
public enum EndType: UInt8, Sendable, Hashable, CaseIterable, BitwiseCopyable {
    /// Talked to an agent.
    case talked = 101
    /// The caller gave up while waiting; short abandons included.
    case abandoned = 102
    /// The caller gave up while an agent's telephone rang.
    case abandonedRinging = 103
    /// Left for an outside number, an extension, the default destination or a voice mailbox.
    case transferred = 104
    /// A callback was dialled and not answered; only ever the result of a callback.
    case unanswered = 107
    /// Asked to be called back.
    case callback = 108
    /// The caller gave up before a destination was found.
    case abandonedRouting = 110
    /// Ended by the router: refused, or handed to an IVR script.
    case endedRouting = 111
}
