/// A character that may occur in a telephone number, whatever its typography.
enum Symbol: Equatable {
    /// `0`-`9`, `*`, `#`, `A`-`D` or `+`, in ASCII.
    case written(Unicode.Scalar)

    /// What people put between digits, and what word processors and messengers add unseen.
    case separator

    /// Nil for a character that no number contains.
    init?(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "0"..."9", "*", "#", "A"..."D", "+": self = .written(scalar)
        case " ", "-", ".", "(", ")", "/", ",": self = .separator
        case _ where scalar.isASCII: return nil
        default: self.init(typographic: scalar)
        }
    }

    private init?(typographic scalar: Unicode.Scalar) {
        // Full-width forms repeat ASCII 0xFEE0 higher.
        if case "\u{FF01}"..."\u{FF5E}" = scalar, let ascii = Unicode.Scalar(scalar.value - 0xFEE0) {
            self.init(ascii)
            return
        }
        switch scalar.properties.generalCategory {
        case .decimalNumber:
            guard let value = scalar.properties.numericValue else { return nil }
            self = .written(Unicode.Scalar(UInt8(ascii: "0") + UInt8(value)))
        // Spaces, dashes, and format characters: bidirectional marks and zero-width joiners.
        case .spaceSeparator, .dashPunctuation, .format: self = .separator
        // The minus sign is filed under mathematics.
        case .mathSymbol where scalar == "\u{2212}": self = .separator
        default: return nil
        }
    }
}
