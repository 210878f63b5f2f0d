/// What a delivered text spells, once separators and typography are set aside.
enum Spelling: Equatable {
    /// ASCII digits, with or without a leading plus sign: the only kind a numbering plan is asked about.
    case digits(String)

    /// Digits among `*`, `#` and `A`-`D`: a short code or what a keypad sent.
    case code(String)

    /// Nothing but separators, `+` and `*`.
    case blank

    /// Anything else: letters, quotes, control characters. No number.
    case text

    /// Reads a text in time that grows with its length.
    init(_ text: String) {
        // As most come.
        if !text.isEmpty, text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
            self = .digits(text)
            return
        }
        var symbols = ""
        for scalar in text.unicodeScalars[...].trimmed() {
            switch Symbol(scalar) {
            case .written(let ascii): symbols.unicodeScalars.append(ascii)
            case .separator: continue
            case nil:
                self = .text
                return
            }
        }
        let afterSign = symbols.utf8.first == UInt8(ascii: "+") ? symbols.utf8.dropFirst() : symbols.utf8[...]
        if symbols.utf8.allSatisfy({ $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "*") }) {
            self = .blank
        } else if afterSign.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
            self = .digits(symbols)
        } else {
            self = symbols.utf8.contains(UInt8(ascii: "+")) ? .text : .code(symbols)
        }
    }
}

extension Substring.UnicodeScalarView {
    /// Without white space at both ends, line breaks included.
    fileprivate func trimmed() -> Self {
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return self[endIndex...] }
        return self[...last].drop(while: \.isWhitespace)
    }
}

extension Unicode.Scalar {
    /// The table of properties is looked up only outside ASCII, where it costs a tenth of all the reading here.
    fileprivate var isWhitespace: Bool {
        isASCII ? self == " " || "\t"..."\r" ~= self : properties.isWhitespace
    }
}
