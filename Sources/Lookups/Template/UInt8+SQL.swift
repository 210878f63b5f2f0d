/// The bytes a lexer of SQL looks at by name.
extension UInt8 {
    static let apostrophe = UInt8(ascii: "'")
    static let doubleQuote = UInt8(ascii: "\"")
    static let backtick = UInt8(ascii: "`")
    static let backslash = UInt8(ascii: "\\")
    static let dollar = UInt8(ascii: "$")
    static let minus = UInt8(ascii: "-")
    static let slash = UInt8(ascii: "/")
    static let asterisk = UInt8(ascii: "*")
    static let hash = UInt8(ascii: "#")
    static let at = UInt8(ascii: "@")
    static let ampersand = UInt8(ascii: "&")
    static let question = UInt8(ascii: "?")
    static let space = UInt8(ascii: " ")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// Blank, tab, line feed, vertical tab, form feed, carriage return: what every dialect skips.
    var isBlank: Bool { self == .space || (9...13).contains(self) }

    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }

    /// What may stand in the name of a variable. Bytes of other scripts count, so that `$CLIDé` is a name of
    /// its own and not `$CLID` with a stray letter behind it.
    var isVariableName: Bool { isLetter || isDigit || self == UInt8(ascii: "_") || self >= 0x80 }

    /// Only ASCII changes case: to Unicode `ı` is a lower-case `I` as well, and `$clıd` is no variable.
    var uppercased: UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) ? self - 0x20 : self
    }
}
