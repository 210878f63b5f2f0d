import CTIPS

extension SessionLoss {
    /// For the log. A fault's message is a stranger's: it is cut, on one line, and shows nothing of `secrets`, which a
    /// portal may repeat to say what it did not like.
    func words(hiding secrets: Set<String>) -> String {
        switch self {
        case .silence: "no heartbeat in time"
        case .noAnswer: "no answer"
        case .unknownSession: "it does not know the session"
        case .systemDown: "its system is down"
        case .refused(let code): "refused with code \(code)"
        case .fault(let fault):
            "refused: \(fault.code?.rawValue ?? fault.blame.told(hiding: secrets)) \(fault.message.told(hiding: secrets))"
        }
    }
}

extension String {
    fileprivate func told(hiding secrets: Set<String>) -> String {
        var text = self
        // The longest first: one may be the beginning of another.
        for secret in secrets.sorted(by: { $0.utf8.count > $1.utf8.count }) where !secret.isEmpty {
            for written in [secret, secret.escapedOnce] { text = text.replacing(written, with: "***") }
        }
        return String(text.map { $0.isNewline ? " " : $0 }.prefix(200))
    }

    /// As XML has it, in the text of a message that was put into another.
    private var escapedOnce: String {
        reduce(into: "") { text, character in
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&apos;"
            default: text.append(character)
            }
        }
    }
}
