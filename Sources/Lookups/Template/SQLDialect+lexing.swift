/// What a lexer must know of a dialect, each with its server's default settings.
extension SQLDialect {
    /// `\'` does not end a string.
    var escapesWithBackslash: Bool { self == .mySQL }

    /// `E'it\'s'`. Elsewhere `e` before a quote is a word of its own.
    var hasEscapeStrings: Bool { self == .postgreSQL || self == .generic }

    /// `U&'d\0061t'`. Elsewhere this is a bitwise AND.
    var hasUnicodeStrings: Bool { self == .postgreSQL || self == .generic }

    /// `q'[it's]'`
    var hasChosenQuotes: Bool { self == .oracle }

    /// `_utf8mb4'x'`
    var hasCharacterSetStrings: Bool { self == .mySQL || self == .generic }

    /// `$$x$$`, `$tag$x$tag$`
    var hasDollarQuotes: Bool { self == .postgreSQL }

    var readsDoubleQuotesAsStrings: Bool { self == .mySQL }

    var hasBacktickNames: Bool { self == .mySQL || self == .sqlite || self == .generic }

    /// `[x]` is a name; elsewhere brackets are subscripts.
    var hasBracketNames: Bool { self == .sqlServer || self == .sqlite || self == .generic }

    /// `]]` inside `[x]` is a bracket; SQLite has no way to write one.
    var doublesClosingBracket: Bool { self == .sqlServer }

    var nestsComments: Bool { self == .postgreSQL || self == .sqlServer }

    /// SQLite's driver miscounts markers in a statement with any comment, and SQLite knows no hints.
    var keepsHints: Bool { self != .sqlite }

    /// `/*! code */` is code.
    var executesComments: Bool { self == .mySQL }

    /// `:name` is a parameter of the database's own.
    var hasColonParameters: Bool { self == .sqlite || self == .oracle || self == .generic }

    func beginsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "_"): true
        case .hash: self == .sqlServer
        case .at: self == .sqlServer || self == .mySQL
        default: byte.isLetter || byte >= 0x80
        }
    }

    /// Every dialect lets a dollar sign stand inside a name.
    func continuesWord(_ byte: UInt8) -> Bool {
        beginsWord(byte) || byte.isDigit || byte == .dollar || (byte == .hash && self == .oracle)
    }
}
