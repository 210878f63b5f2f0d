/// A Content-Type taken apart, as far as readers of XML ask: `text/xml; charset="utf-8"` (RFC 9110 §8.3.1).
package struct MediaType: Sendable, Hashable {
    /// What it is, in small letters: `text/xml`.
    package let name: String
    /// The charset it names; nil for none.
    package private(set) var charset: String?

    /// Reads the value of a header. Some quote the charset with apostrophes, which are taken for quotes.
    package init(_ text: String) {
        var parts = text.split(separator: ";", omittingEmptySubsequences: false)[...]
        name = parts.popFirst().map(Self.bare)?.lowercased() ?? ""
        for parameter in parts where charset == nil {
            guard let equals = parameter.firstIndex(of: "="),
                Self.bare(parameter[..<equals]).lowercased() == "charset"
            else { continue }
            let value = parameter[parameter.index(after: equals)...]
            charset = Self.bare(value).filter { $0 != "\"" && $0 != "'" }
        }
    }

    private static func bare(_ text: Substring) -> String { String(text.filter { !$0.isWhitespace }) }
}
