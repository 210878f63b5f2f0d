/// How much attach data is kept, in UTF-16 code units, cut between graphemes.
public struct Limits: Sendable, Hashable {
    /// Of the data given to the call; the vendor's parameter is VARCHAR(200).
    public let attach: Int
    /// Of its column in the statistics; the vendor's is nvarchar(100).
    public let adata: Int

    /// Limits; the defaults are those of the vendor's guide.
    public init(attach: Int = 200, adata: Int = 100) {
        self.attach = attach
        self.adata = adata
    }

    /// The longest start of `text` of at most `limit` UTF-16 code units that splits no grapheme. O(limit).
    public static func cut(_ text: String, to limit: Int) -> (text: String, isCut: Bool) {
        var units = 0
        for index in text.indices {
            units += text[index].utf16.count
            if units > limit { return (String(text[..<index]), true) }
        }
        return (text, false)
    }
}
