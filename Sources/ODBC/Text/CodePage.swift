/// A character set older than Unicode, such as `windows-1255`, `iso-8859-8` or `cp862`.
///
/// It is declared where a database holds text in bytes that its driver hands through as they are: columns said
/// to be Latin-1 that hold Hebrew, PostgreSQL databases in SQL_ASCII, SQLite files of old programs. Where the
/// driver converts, as it does when its connection string names UTF-8, none must be declared.
public struct CodePage: Sendable, Hashable {
    /// The name it was declared by.
    public let name: String

    /// Nil for a name the system's iconv does not know, and for character sets in which ASCII text has other
    /// bytes than in ASCII: numbers and SQL would be lost in them.
    public init?(_ name: String) {
        // A slash would begin iconv's options, and with `//TRANSLIT` what has no place is replaced unnoticed.
        let isName = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
        guard isName, !name.isEmpty,
            let encoder = TextConverter(from: "UTF-8", to: name), let decoder = TextConverter(from: name, to: "UTF-8")
        else { return nil }
        let ascii = Array(UInt8(0)..<0x80)
        guard [encoder, decoder].allSatisfy({ $0.isIdentity(for: ascii) }) else { return nil }
        self.name = name
    }
}
