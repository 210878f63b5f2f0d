import Queueing

/// The next thing an agent does by himself.
enum Duty: BitwiseCopyable, Sendable {
    /// Nothing.
    case none
    /// Answers the call that rings.
    case answer(CallID)
    /// Ends the conversation.
    case finish(CallID)
    /// Sets himself Ready after a no-answer.
    case comeBack
}
