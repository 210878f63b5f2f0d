package import Routing

/// What a key comes to before any database is asked.
package enum Screening: Sendable {
    /// These spellings may be asked for. One empty one, where the statement does not ask about the caller.
    case ask([String])
    /// The answer is known without asking.
    case answer(LookupAnswer)
}

extension LookupSettings {
    /// The longest text a driver is handed for a number, in UTF-16 units.
    static let longestParameter = 4000

    /// Decides whether `key` can be asked for. A key is never cut: a shortened number is another customer's.
    package func screen(_ key: LookupKey) -> Screening {
        if template.uses(.dnis), let reason = Self.flaw(in: key.dnis, limit: Self.longestParameter) {
            return .answer(.failed(.invalidInput, detail: "the dialled number \(reason)"))
        }
        if template.uses(.attachData), key.attach.utf8.contains(0) {
            return .answer(.failed(.invalidInput, detail: "the attach data holds a NUL character"))
        }
        guard template.uses(.clid) else { return .ask([""]) }
        guard !key.spellings.isEmpty else {
            return .answer(.noRow(detail: "the caller withheld his number, so there is nothing to ask for"))
        }
        let limit = longestCLID ?? Self.longestParameter
        // Of nearly every call nothing has to be left out.
        if key.spellings.allSatisfy({ Self.flaw(in: $0, limit: limit) == nil && accepts($0, key) }) {
            return .ask(key.spellings)
        }
        var reason: String?
        var spellings: [String] = []
        for spelling in key.spellings {
            if let flaw = Self.flaw(in: spelling, limit: limit) { reason = flaw } else { spellings.append(spelling) }
        }
        guard !spellings.isEmpty else {
            return .answer(.failed(.invalidInput, detail: "the caller's number \(reason ?? "is empty")"))
        }
        let accepted = spellings.filter { accepts($0, key) }
        guard !accepted.isEmpty else {
            return .answer(.noRow(detail: "the call holds characters that a pattern would take for wildcards"))
        }
        return .ask(accepted)
    }

    private func accepts(_ spelling: String, _ key: LookupKey) -> Bool {
        template.parameters.allSatisfy { $0.value(clid: spelling, dnis: key.dnis, attach: key.attach) != nil }
    }

    private static func flaw(in text: String, limit: Int) -> String? {
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            return "holds control characters"
        }
        guard text.utf8.count > limit, text.utf16.count > limit else { return nil }
        return "has \(text.utf16.count) characters, \(limit) are the most"
    }
}
