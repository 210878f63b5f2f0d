package import Routing

/// What a key comes to before any database is asked.
package enum Screening: Sendable {
    /// These spellings may be asked for. One empty one, where the query does not ask about the caller.
    case ask([String])
    /// The answer is known without asking.
    case answer(LookupAnswer)
}

extension LookupSettings {
    /// Decides whether `key` can be asked for. A number is never cut: a shortened one is another customer's.
    package func screen(_ key: LookupKey) -> Screening {
        if query.uses(.dnis), let reason = Self.flaw(in: key.dnis, limit: longestDNIS) {
            return .answer(.failed(.invalidInput, detail: "the dialled number \(reason)"))
        }
        if query.uses(.attachData), key.attach.utf8.contains(0) {
            return .answer(.failed(.invalidInput, detail: "the attach data holds a NUL character"))
        }
        guard query.uses(.clid) else { return .ask([""]) }
        let known = key.spellings(in: form)
        guard known.contains(where: \.isVisible) else {
            return .answer(.noRow(detail: "the caller withheld his number, so there is nothing to ask for"))
        }
        // Of nearly every call nothing has to be left out.
        if known.allSatisfy({ Self.flaw(in: $0, limit: longestCLID) == nil && accepts($0, key) }) { return .ask(known) }
        var reason: String?
        var spellings: [String] = []
        for spelling in known {
            if let flaw = Self.flaw(in: spelling, limit: longestCLID) {
                reason = flaw
            } else {
                spellings.append(spelling)
            }
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

    /// What is answered about `key` without asking; nil for what is to be asked.
    package func answerWithoutAsking(_ key: LookupKey) -> LookupAnswer? {
        if case .answer(let answer) = screen(key) { answer } else { nil }
    }

    private func accepts(_ spelling: String, _ key: LookupKey) -> Bool {
        guard case .statement(let template) = query, !template.takesWhatIsScreened else { return true }
        return template.parameters.allSatisfy {
            $0.value(clid: spelling, dnis: key.dnis, attach: key.attach) != nil
        }
    }

    private static func flaw(in text: String, limit: Int) -> String? {
        if text.holdsControlCharacter { return "holds control characters" }
        guard text.utf8.count > limit, text.utf16.count > limit else { return nil }
        return "has \(text.utf16.count) characters, \(limit) are the most"
    }
}

extension String {
    /// Read as a span, which costs a fifth of what the view's own indices do; every call's numbers pass here.
    fileprivate var holdsControlCharacter: Bool {
        let bytes = utf8Span.span
        for index in bytes.indices where bytes[index] < 0x20 || bytes[index] == 0x7F { return true }
        return false
    }

    /// Collations hold accents without a letter, and characters that only format, for nothing: a caller made of them
    /// would be whichever customers have no number on record.
    fileprivate var isVisible: Bool {
        // A digit or a plus sign, as nearly always.
        if let first = utf8.first, 0x21..<0x7F ~= first { return true }
        return unicodeScalars.contains { scalar in
            if scalar.isASCII { return scalar.value != 0x20 }
            return switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark, .format, .control, .unassigned, .spaceSeparator,
                .lineSeparator, .paragraphSeparator:
                false
            default: true
            }
        }
    }
}
