/// The spellings that rows came back with, as a database may compare them that looks neither at case nor at accents,
/// blanks and signs.
///
/// Such a database gives one row for `abc` and `ABC`, and names one of them. Asked for together, the other caller would
/// seem to be unknown.
struct LooseSpellings {
    private let letters: Set<String>

    /// Nil when two of `spellings` may be the same to the database.
    init?(_ spellings: some Collection<String>) {
        var letters: Set<String> = []
        letters.reserveCapacity(spellings.count)
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
    private static func letters(of spelling: String) -> String? {
        let bytes = spelling.utf8Span.span
        var isBare = true
        for index in bytes.indices {
            guard bytes[index] < 0x80 else { return nil }
            isBare = isBare && bytes[index].isDigit
        }
        // Digits alone, as most numbers are, stand for themselves.
        guard !isBare else { return spelling }
        return String(
            decoding: spelling.utf8.lazy.filter { $0.isLetter || $0.isDigit }.map(\.uppercased), as: UTF8.self)
    }
}
