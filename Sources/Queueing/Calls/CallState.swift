/// What a call is doing. It does exactly one of these.
public enum CallState: UInt8, Sendable, Hashable, BitwiseCopyable {
    /// Its destination is being looked for.
    case routing
    /// It waits in one queue or more.
    case waiting
    /// It is reserved for an agent whose telephone rings (R15).
    case ringing
    /// An agent talks to the caller.
    case talking
    /// It rings at an extension or outside, and comes back if nobody answers.
    case outside
    /// It is over; its record can be read until the effects are cleared.
    case closed
}
