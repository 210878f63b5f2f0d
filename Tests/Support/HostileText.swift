/// What nobody but an attacker, a broken switch or a child at the keyboard sends.
package struct HostileText {
    private let pieces: [String]
    private var random: SplitMix64

    /// A sequence that replays from its seed; some of its texts go for `tables`.
    package init(seed: UInt64, against tables: [String]) {
        random = SplitMix64(seed: seed)
        pieces =
            Self.pieces + tables.flatMap { ["drop table \($0)", "delete from \($0)", "update \($0) set priority=1"] }
    }

    /// The next text, now and then a long one.
    package mutating func next() -> String {
        let count = random.chance(perMille: 20) ? 50 + random.below(400) : 1 + random.below(8)
        return (0..<count).map { _ in random.pick(pieces) }.joined()
    }

    /// A caller: text of any kind, a number that is too long, or one of `known` with something behind it.
    package mutating func caller(near known: [String]) -> String {
        switch random.below(10) {
        case 0: (0..<40).map { _ in String(random.below(10)) }.joined()
        case 1: random.pick(known)
        case 2...4: random.pick(known) + next()
        case 5: random.pick(known).map { String($0) }.joined(separator: random.pick(["", " ", "-", "\u{200B}", "'"]))
        default: next()
        }
    }

    private static let pieces = [
        "'", "''", "\"", "`", "\\", "\\'", ";", "--", "-- ", "#", "/*", "*/", "/*!", "(", ")", ",", "=", "?", ":x",
        "@x",
        "$CLID", "$DNIS", "$1", "$$", "${jndi:ldap://x}", "{call x}", "||", "%", "_", "%%", "[a-z]", "*", "NULL",
        "0x27",
        "' OR '1'='1", "' or 1=1 --", "'; ", "') or ('a'='a", "\" or \"\"=\"", " union select 12,1,'stolen' -- ",
        " union all select queue_code, priority, attachdata from ", "' and sleep(9)='", "1;select pg_sleep(9)",
        "'||(select 1)||'", "\u{BF}'", "\u{BF}\\'", "\u{2019}", "\u{2018}", "\u{201C}", "\u{FF07}", "\u{02BC}", "\u{0}",
        "\u{1}", "\u{7F}", "\u{85}", "\u{A0}", "\u{AD}", "\n", "\r\n", "\t", "\u{1A}", "\u{8}", "\u{202E}", "\u{202D}",
        "\u{2066}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "\u{10FFFF}", "\u{301}", "😀", "👩‍👩‍👧‍👦", "🇮🇱",
        "כהן", "ß", "İ", "ﬁ", "日本", "١٢٣", "０５４", "0541111111", "+972541111111", "054", "+", "-", " ", "12", "1e9",
        "sip:", "@example.com", "tel:", "anonymous",
    ]
}
