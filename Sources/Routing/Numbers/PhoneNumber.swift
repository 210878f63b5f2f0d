/// A caller's or dialled number in the three forms rules and lookups speak of.
///
/// The core never parses a number: `Numbering` reads the delivered text with the numbering plan of a
/// country and hands over this value.
public struct PhoneNumber: Sendable, Hashable {
    /// The text exactly as the switch delivered it.
    public let raw: String

    /// `+972541111111`; nil for a withheld caller, a short code, an extension and text that is no number.
    public let e164: String?

    /// The digits of the national format with trunk prefix, `0541111111`. A short code or an extension is
    /// its own digits. A number of another country than the one that reads it is `e164` here too, sign included:
    /// +27 54 111 1111 must not pass for the domestic 054 111 1111. Text that is no number stands as delivered.
    public let national: String

    /// The caller's identity was withheld: empty, `anonymous`, `Restricted`, all zeros and the like.
    public let isWithheld: Bool

    /// The national trunk prefix was missing and has been supplied (`541111111` read as `0541111111`).
    public let isTrunkGuessed: Bool

    /// The number belongs to another country than the rule set's own, so that its national digits mean nothing there.
    public let isForeign: Bool

    let e164Key: NumberKey?
    let nationalKey: NumberKey?

    /// A number whose forms have been worked out.
    /// - Parameters:
    ///   - raw: The delivered text.
    ///   - e164: The international form, with its plus sign, where there is one.
    ///   - national: The national digits.
    ///   - isTrunkGuessed: Whether the trunk prefix was supplied.
    ///   - isForeign: Whether it belongs to another country than the rule set's own.
    public init(
        raw: String, e164: String?, national: String, isTrunkGuessed: Bool = false, isForeign: Bool = false
    ) {
        self.raw = raw
        self.e164 = e164
        self.national = national
        self.isWithheld = false
        self.isTrunkGuessed = isTrunkGuessed
        self.isForeign = isForeign
        self.e164Key = e164.flatMap { NumberKey($0.hasPrefix("+") ? $0.dropFirst() : $0[...]) }
        self.nationalKey = national.isEmpty ? nil : NumberKey(national)
    }

    /// A withheld number, whatever text announced it.
    public init(withheld raw: String) {
        self.raw = raw
        self.e164 = nil
        self.national = ""
        self.isWithheld = true
        self.isTrunkGuessed = false
        self.isForeign = false
        self.e164Key = nil
        self.nationalKey = nil
    }

    /// The text that stands for this number where one spelling is wanted: E.164, else as delivered.
    public var canonical: String { e164 ?? raw }
}
