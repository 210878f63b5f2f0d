import CTIPS

extension SessionLoss {
    /// For the log. A fault's message is a stranger's, and cut.
    var words: String {
        switch self {
        case .silence: "no heartbeat in time"
        case .noAnswer: "no answer"
        case .unknownSession: "it does not know the session"
        case .systemDown: "its system is down"
        case .refused(let code): "refused with code \(code)"
        case .fault(let fault): "refused: \(fault.code?.rawValue ?? fault.blame) \(fault.message.prefix(200))"
        }
    }
}
