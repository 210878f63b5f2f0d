/// A character set older than Unicode, such as `windows-1255`, `iso-8859-8` or `cp862`.
///
/// It is declared where a database holds text in bytes that its driver hands through as they are: columns said
/// to be Latin-1 that hold Hebrew, PostgreSQL databases in SQL_ASCII, SQLite files of old programs. Where the
/// driver converts, as it does when its connection string names UTF-8, none must be declared.
public struct CodePage: Sendable, Hashable {
    /// The name it was declared by.
    public let name: String

    /// A name the system's iconv does not know, or of a character set in which ASCII text has other bytes than in
    /// ASCII: numbers and SQL would be lost in it.
    public struct Unusable: Error, Sendable, Hashable {
        /// The name.
        public let name: String
    }

    /// The code page of a name in whatever case.
    public init(_ name: String) throws(Unusable) {
        // A slash would begin iconv's options, and with `//TRANSLIT` what has no place is replaced unnoticed.
        let isName = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
        guard isName, !name.isEmpty,
            let encoder = TextConverter(from: "UTF-8", to: name), let decoder = TextConverter(from: name, to: "UTF-8")
        else { throw Unusable(name: name) }
        let ascii = Array(UInt8(0)..<0x80)
        guard [encoder, decoder].allSatisfy({ $0.isIdentity(for: ascii) }) else { throw Unusable(name: name) }
        self.name = name
    }
}
