/// One finding about the user's files: what is wrong, where, and how to mend it.
///
/// It is thrown where reading cannot go on, and reported to `Findings` where it can.
package struct Diagnostic: Error, Sendable, Hashable {
    package enum Severity: String, Sendable, CaseIterable {
        case error, warning, info
    }

    /// Another place that explains the finding, such as the first of two equal keys.
    package struct Related: Sendable, Hashable {
        package let range: SourceRange
        package let note: String

        package init(_ range: SourceRange, _ note: String) {
            self.range = range
            self.note = note
        }
    }

    package let severity: Severity
    /// The stable name that documentation and tools refer to, such as `unknown-key`.
    package let code: String
    /// One sentence without a full stop.
    package let message: String
    /// How to mend it, to stand behind the message and a semicolon.
    package let help: String?
    package let range: SourceRange?
    package let related: [Related]

    package init(
        _ severity: Severity, _ code: String, _ message: String, help: String? = nil, at range: SourceRange?,
        related: [Related] = []
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.help = help
        self.range = range
        self.related = related
    }

    /// The sentence behind its place: `vip.yaml:12:7: …`.
    package var placed: String {
        range.map { "\($0.file.path):\($0.line):\($0.column): \(sentence)" } ?? sentence
    }

    /// The message with its remedy.
    package var sentence: String { help.map { "\(message); \($0)" } ?? message }
}

extension Diagnostic: Comparable {
    /// By place; findings about no place come first. Ties are broken by all that is printed, so that the same
    /// findings always come out in the same order.
    package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        left.sortKey < right.sortKey
    }

    private var sortKey: (String, SourcePosition, Int, String, String) {
        let rank = Severity.allCases.firstIndex(of: severity) ?? 0
        let start = range?.start ?? SourcePosition(line: 0, column: 0)
        return (range?.file.path ?? "", start, rank, code, sentence)
    }
}
