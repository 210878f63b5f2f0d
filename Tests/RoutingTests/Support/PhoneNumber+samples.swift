import Routing

extension PhoneNumber {
    /// An Israeli number by its national digits with the trunk prefix, `0541111111`.
    static func israeli(_ national: String, raw: String? = nil, isTrunkGuessed: Bool = false) -> Self {
        Self(
            raw: raw ?? national, e164: "+972\(national.dropFirst())", national: national,
            isTrunkGuessed: isTrunkGuessed)
    }

    /// A short code, an extension, or text that is no number at all.
    static func local(_ text: String) -> Self { Self(raw: text, e164: nil, national: text) }
}
