import Queueing

/// How a call ended, as scenarios name it.
package enum CallEnd: String, Sendable, Hashable, CaseIterable {
    /// Talked to an agent.
    case answered
    /// Hung up while waiting.
    case abandoned
    /// Hung up while a telephone rang.
    case abandonedRinging = "abandoned_ringing"
    /// Hung up before it had a destination.
    case abandonedRouting = "abandoned_routing"
    /// Left for an outside number, an extension, the default destination or a mailbox.
    case transferred
    /// Asked to be called back.
    case callback
    /// Refused, or handed to a script.
    case refused

    init(_ type: EndType) {
        self =
            switch type {
            case .talked: .answered
            case .abandoned: .abandoned
            case .abandonedRinging: .abandonedRinging
            case .abandonedRouting: .abandonedRouting
            case .transferred: .transferred
            case .callback, .unanswered: .callback
            case .endedRouting: .refused
            }
    }
}
