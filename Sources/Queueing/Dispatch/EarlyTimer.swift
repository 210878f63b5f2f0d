/// What happens by itself before dispatch, as changes of agents do (R2).
enum EarlyTimer: UInt8, BitwiseCopyable, Sendable {
    /// Of a call: nobody answered in time.
    case ring
    /// Of a call: it is no longer kept for one agent (R29).
    case reservation
    /// Of a call: an agent may be offered it again (R18).
    case exclusion
    /// Of a call: nobody answered outside.
    case outside
    /// Of an agent: the end of writing up.
    case wrapUp
    /// Of an agent: the end of the pause after a refused call.
    case pause
}

/// What happens by itself after dispatch: one timer a membership, at the earliest of its steps.
enum StepTimer: UInt8, BitwiseCopyable, Sendable {
    case steps
}
