/// The spellings that rows came back with, as a database may compare them that looks neither at case nor at accents,
/// blanks and signs.
///
/// Such a database gives one row for `abc` and `ABC`, and names one of them. Asked for together, the other caller would
/// seem to be unknown.
struct LooseSpellings {
    private let letters: Set<[UInt8]>

    /// Nil when two of `spellings` may be the same to the database.
    init?(_ spellings: some Collection<String>) {
        var letters: Set<[UInt8]> = []
        for spelling in spellings {
            guard let loose = Self.letters(of: spelling), letters.insert(loose).inserted else { return nil }
        }
        self.letters = letters
    }

    /// Whether a row of one of the spellings may be a row of `spelling` too; `hit` is the one that is known to be its.
    func mayInclude(_ spelling: String, besides hit: String?) -> Bool {
        guard !letters.isEmpty else { return false }
        guard let loose = Self.letters(of: spelling) else { return true }
        return letters.contains(loose) && loose != hit.flatMap(Self.letters(of:))
    }

    /// What every collation looks at; nil beyond ASCII, where there is no telling.
    private static func letters(of spelling: String) -> [UInt8]? {
        var letters: [UInt8] = []
        for byte in spelling.utf8 {
            guard byte < 0x80 else { return nil }
            if byte.isLetter || byte.isDigit { letters.append(byte.uppercased) }
        }
        return letters
    }
}
