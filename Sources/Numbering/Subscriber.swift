/// Whom a delivered text names: the text itself, or the user part of the URI that it is.
struct Subscriber {
    let spelling: Spelling

    private let text: String
    private let uri: AddressURI?

    init(_ raw: String) {
        uri = AddressURI(raw)
        text = uri?.user ?? raw
        spelling = Spelling(text)
    }

    /// Whether a caller announced so shows no number: nothing, only zeros, the anonymous URI, or one of the words
    /// that switches and networks use.
    var isWithheld: Bool {
        if let uri, uri.isAnonymous { return true }
        return switch spelling {
        case .digits(let digits): digits.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "+") }
        case .blank: true
        case .code: false
        case .text: isWord
        }
    }

    /// The words, without the spaces, hyphens and underscores in which vendors differ.
    private static let words: Set = [
        "anonymous", "restricted", "unavailable", "unknown", "private", "withheld", "blocked", "outofarea",
        "nocallerid",
    ]

    private var isWord: Bool {
        // Long text is not worth folding.
        guard text.utf8.count <= 64 else { return false }
        return Self.words.contains(text.lowercased().filter { !$0.isWhitespace && !"-_".contains($0) })
    }
}
