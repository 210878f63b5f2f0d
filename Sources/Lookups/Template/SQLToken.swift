/// A stretch of a template that a database reads as one thing.
struct SQLToken: Sendable {
    enum Kind: Sendable, Hashable {
        case blank
        case comment
        /// A comment that the optimiser reads, `/*+ */`.
        case hint
        /// A comment that is code to MySQL, `/*! */`.
        case executableHint
        /// An unquoted name or keyword, in upper case.
        case word(String)
        case number
        case string(SQLString)
        /// A quoted name.
        case name
        case dollarQuote
        case variable(LookupVariable)
        /// A parameter marker that stood in the template itself.
        case marker
        case open
        case close
        case comma
        case dot
        case semicolon
        case symbol
    }

    let kind: Kind

    /// UTF-8 offsets in the template.
    let range: Range<Int>

    /// Not a blank, a comment or a hint: a piece of the statement proper.
    var isSignificant: Bool {
        switch kind {
        case .blank, .comment, .hint, .executableHint: false
        default: true
        }
    }

    func isWord(_ words: String...) -> Bool {
        guard case .word(let text) = kind else { return false }
        return words.contains(text)
    }
}
