/// A number of a range that its country has allotted, and the ways in which people write it.
struct AllottedNumber {
    let country: String
    let callingCode: String
    let trunk: String
    let outgoing: String
    let significant: String

    var e164: String { "+" + callingCode + significant }
    var national: String { trunk + significant }

    /// Country, calling code, trunk prefix, outgoing prefix, the leading digits of a range given to subscribers
    /// or to fiction, and how many digits follow. Sources as in the fixtures' README.
    private static let subscribers = [
        ("IL", "972", "0", "00", "542", 6), ("IL", "972", "0", "00", "3612", 4), ("GB", "44", "0", "00", "2079460", 3),
        ("US", "1", "", "011", "2125550", 3), ("US", "1", "", "011", "6502", 6), ("DE", "49", "0", "00", "3023125", 3),
        ("FR", "33", "0", "00", "19900", 4), ("IT", "39", "", "00", "0612", 6), ("IT", "39", "", "00", "3331", 6),
        ("SE", "46", "0", "00", "8465004", 2), ("AU", "61", "0", "0011", "255500", 3),
        ("ES", "34", "", "00", "6123", 5),
        ("CH", "41", "0", "00", "44668", 4),
    ]

    /// Mobile ranges that no subscriber has, and of which libphonenumber knows the length alone, as it does of
    /// ranges younger than its metadata.
    private static let fiction = [
        ("GB", "44", "0", "00", "7700900", 3), ("FR", "33", "0", "00", "63998", 4),
    ]

    init(using random: inout some RandomNumberGenerator, isAssigned: Bool = false) {
        let ranges = isAssigned ? Self.subscribers : Self.subscribers + Self.fiction
        let range = ranges[Int.random(in: ranges.indices, using: &random)]
        (country, callingCode, trunk, outgoing) = (range.0, range.1, range.2, range.3)
        significant = range.4 + (0..<range.5).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    }

    /// Spellings that name the number beyond doubt.
    func spellings(using random: inout some RandomNumberGenerator) -> [String] {
        let plain = [
            national, e164, callingCode + significant, outgoing + callingCode + significant,
            trunk.isEmpty ? e164 : "+\(callingCode) (\(trunk))\(significant)",
        ]
        return plain + plain.map { separated($0, using: &random) } + [
            "tel:" + e164, "sip:\(e164)@gateway.example", "\u{202A}\(e164)\u{202C}", transcribed(national, to: "０"),
            transcribed(national, to: "٠"), transcribed(e164, to: "०"),
        ]
    }

    private func separated(_ text: String, using random: inout some RandomNumberGenerator) -> String {
        let separators = ["", "", "", " ", "-", ".", "/", "\u{00A0}", "\u{2013}", ") ("]
        return text.map { "\($0)" + separators[Int.random(in: separators.indices, using: &random)] }.joined()
    }

    private func transcribed(_ text: String, to zero: Unicode.Scalar) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    guard case "0"..."9" = scalar else { return scalar }
                    return Unicode.Scalar(zero.value + scalar.value - 0x30) ?? scalar
                }))
    }
}
