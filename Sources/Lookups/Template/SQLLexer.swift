/// Cuts a template into tokens as the database of its dialect would, and finds what cannot be read.
///
/// The tokens cover the text without a gap, whatever it holds. Where something is wrong the lexer says so and
/// goes on as the author probably meant, so that one run finds everything. Linear in the length of the text,
/// but for unclosed brackets where the driver is unknown.
struct SQLLexer {
    let bytes: [UInt8]
    let dialect: SQLDialect
    var position = 0
    var tokens: [SQLToken] = []
    var findings: [TemplateFinding] = []

    init(_ bytes: [UInt8], dialect: SQLDialect) {
        self.bytes = bytes
        self.dialect = dialect
        while position < bytes.count { scan() }
    }

    /// The byte so many places from here; a blank beyond the end, as every database reads it.
    func byte(ahead distance: Int = 0) -> UInt8 {
        position + distance < bytes.count ? bytes[position + distance] : .space
    }

    mutating func report(_ problem: TemplateProblem, _ range: Range<Int>) {
        findings.append(TemplateFinding(problem: problem, range: range))
    }

    mutating func add(_ kind: SQLToken.Kind, until end: Int) {
        tokens.append(SQLToken(kind: kind, range: position..<end))
        position = end
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private mutating func scan() {
        let byte = byte()
        switch byte {
        case _ where byte.isBlank: add(.blank, until: end(of: \.isBlank))
        case .minus where self.byte(ahead: 1) == .minus: scanDashes()
        case .slash where self.byte(ahead: 1) == .asterisk: scanBlockComment()
        case .apostrophe: scanString(prefix: .none, startingAt: position)
        case .doubleQuote where dialect.readsDoubleQuotesAsStrings: scanString(prefix: .none, startingAt: position)
        case .doubleQuote: scanQuotedName(closedBy: .doubleQuote, doubled: true)
        case .backtick where dialect.hasBacktickNames: scanQuotedName(closedBy: .backtick, doubled: true)
        case UInt8(ascii: "[") where dialect.hasBracketNames: scanBracketName()
        case .dollar: scanDollar()
        case .question: scanMarker()
        case UInt8(ascii: ":"): scanColon()
        case _ where pastedScalar(at: position) != nil: scanPastedScalar()
        case _ where dialect.beginsWord(byte): scanWord()
        case _ where byte.isDigit: scanNumber()
        case .hash: scanHash()
        case .at: scanAt()
        default: scanPunctuation(byte)
        }
    }

    /// The end of the run of such bytes that begins here.
    func end(of isMember: (UInt8) -> Bool) -> Int {
        bytes[position...].firstIndex { !isMember($0) } ?? bytes.count
    }

    private mutating func scanPunctuation(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "("): add(.open, until: position + 1)
        case UInt8(ascii: ")"): add(.close, until: position + 1)
        case UInt8(ascii: ","): add(.comma, until: position + 1)
        case UInt8(ascii: "."): add(.dot, until: position + 1)
        case UInt8(ascii: ";"): add(.semicolon, until: position + 1)
        case _ where Self.isOperator(byte): scanOperator()
        default:
            if byte == 0 { report(.nulCharacter, position..<position + 1) }
            add(.symbol, until: position + 1)
        }
    }

    /// `<=` is one token, so that a lone `=` is an equation. A minus sign stays alone: two of them may be a comment.
    private mutating func scanOperator() {
        var end = position + 1
        while end < bytes.count, Self.isOperator(bytes[end]),
            !(bytes[end] == .slash && end + 1 < bytes.count && bytes[end + 1] == .asterisk)
        {
            end += 1
        }
        add(.symbol, until: end)
    }

    private static func isOperator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "%"), UInt8(ascii: "^"),
            UInt8(ascii: "&"), UInt8(ascii: "|"):
            true
        default: false
        }
    }
}
