/// A `tel:` (RFC 3966), `sip:` or `sips:` (RFC 3261) URI, as gateways hand over callers.
struct AddressURI: Equatable {
    /// What stands for the subscriber: without parameters and password, escapes resolved.
    let user: String

    /// The part behind `@`; nil in a `tel:` URI.
    let host: String?

    /// Nil for text that does not begin with one of the three schemes, in any case.
    init?(_ text: String) {
        // Nearly every text is plain digits: one look must do for them.
        guard text.utf8.contains(UInt8(ascii: ":")) else { return nil }
        let text = text.drop { $0.isWhitespace }
        guard let colon = text.prefix(5).firstIndex(of: ":"),
            ["tel", "sip", "sips"].contains(text[..<colon].lowercased())
        else { return nil }
        let address = text[text.index(after: colon)...]
        guard let at = address.firstIndex(of: "@") else {
            self.user = Self.unescaped(address.prefix { !";?".contains($0) })
            self.host = nil
            return
        }
        self.user = Self.unescaped(address[..<at].prefix { !";:".contains($0) })
        self.host = address[at...].dropFirst().prefix { !";:?>".contains($0) && !$0.isWhitespace }.lowercased()
    }

    /// Whether the URI is the one that hides a caller (RFC 3323, section 4.1.1.3).
    var isAnonymous: Bool { host == "anonymous.invalid" }

    /// Resolves `%23` to `#`. Escapes above ASCII are left as they stand: no number contains them.
    private static func unescaped(_ text: Substring) -> String {
        guard text.contains("%") else { return String(text) }
        var result = ""
        var rest = text
        while let character = rest.popFirst() {
            if character == "%", let code = UInt8(rest.prefix(2), radix: 16), code < 0x80, rest.count > 1 {
                result.unicodeScalars.append(Unicode.Scalar(code))
                rest = rest.dropFirst(2)
            } else {
                result.append(character)
            }
        }
        return result
    }
}
