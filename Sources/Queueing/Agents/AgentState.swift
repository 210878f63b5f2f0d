/// What an agent is doing.
public enum AgentState: Sendable, Hashable, BitwiseCopyable {
    /// Not there.
    case loggedOut
    /// Free for a call.
    case ready
    /// Ready, but left alone for a moment after a refused call (R18).
    case pausing
    /// The telephone rings.
    case ringing
    /// On a call.
    case talking
    /// Writing up after a call.
    case wrappingUp
    /// Not to be given calls; the activity is a code of the driver's, `Activity.none` without one.
    case notReady(Activity)

    /// Why an agent is not ready.
    public struct Activity: Sendable, Hashable, BitwiseCopyable {
        /// The code in the statistics.
        public let code: Int32

        /// The activity of this code.
        public init(code: Int32) { self.code = code }

        /// No activity was given.
        public static let none = Activity(code: 0)
        /// The agent did not answer (R18). The guide has no code for it; codes of activities are positive.
        public static let noAnswer = Activity(code: -1)
    }

    /// True for any state of somebody who has logged in.
    public var isLoggedIn: Bool { self != .loggedOut }
}
