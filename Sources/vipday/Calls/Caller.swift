import TestSupport

/// Who calls.
enum Caller: CaseIterable {
    case customer, stranger, foreigner, colleague, withheld, hostile

    static let mix = Mix([
        (300, Caller.customer), (570, .stranger), (50, .foreigner), (30, .colleague), (40, .withheld), (10, .hostile),
    ])

    /// The number as the switch delivers it.
    func number(_ random: inout SplitMix64) -> String {
        switch self {
        case .customer:
            let customer = Customer(random.below(Bank.customers))
            return Spelling.mix.draw(&random).of(customer.nationalNumber)
        case .stranger:
            // The networks of no customer, so a stranger is never taken for one.
            let subscriber = "\(2 + random.below(8))\(Self.digits(6, &random))"
            return Spelling.mix.draw(&random).of(random.pick(["03", "04", "053", "058"]) + subscriber)
        case .foreigner:
            let (prefix, count) = random.pick(Self.countries)
            return random.pick(["+", "+", "00"]) + prefix + Self.digits(count, &random)
        case .colleague:
            return "\(2 + random.below(7))\(Self.digits(3, &random))"
        case .withheld:
            return random.pick(Self.withheldWords)
        case .hostile:
            return random.pick(Self.hostileTexts)
        }
    }

    private static func digits(_ count: Int, _ random: inout SplitMix64) -> String {
        var digits = ""
        for _ in 0..<count { digits.append(String(random.below(10))) }
        return digits
    }

    /// Where a foreign number begins and how many digits follow.
    private static let countries = [
        ("447911", 6), ("1212555", 4), ("4930", 8), ("33612", 6), ("7916", 7), ("39333", 7), ("380442", 6),
    ]

    static let withheldWords = [
        "", "anonymous", "Anonymous", "ANONYMOUS", "Restricted", "unavailable", "Unknown", "private", "withheld",
        "0000000000", "00000", " ",
    ]

    static let hostileTexts = [
        "' OR '1'='1", "0541111111' OR '1'='1", "'; DROP TABLE Customers; --", "\" OR \"\"=\"", "$CLID", "0541111111\\",
        "%", "054%", "_", "1) UNION SELECT 12,1,'x' --", "\u{1B}[31m0541111111", "054\t1111111\u{7}", "054\n1111111",
        "0541111111\u{202E}", "☎️ 📞", "👩‍👩‍👧‍👦", "1e309", "-1", "NaN", String(repeating: "9", count: 40),
        "0541111111 OR 1=1", "+", "++972541111111", "054-111-1111 ext 7", "=cmd|' /C calc'!A0",
    ]
}
