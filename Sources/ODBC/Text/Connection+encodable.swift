extension Connection {
    /// The text with question marks for the characters that the connection's code page lacks; nil when there are none,
    /// as with UTF-8 there never are.
    public func replacingUnencodable(in text: String) -> String? {
        guard let codec, !codec.takes(text) else { return nil }
        var replaced = ""
        for character in text { replaced += codec.takes(String(character)) ? String(character) : "?" }
        return replaced
    }
}

extension TextCodec {
    fileprivate func takes(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            if case .success = encoded(bytes) { true } else { false }
        }
    }
}
