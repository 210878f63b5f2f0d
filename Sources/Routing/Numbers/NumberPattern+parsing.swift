extension NumberPattern {
    /// Why a text is no number pattern.
    public enum ParseError: Error, Hashable, Sendable {
        /// There is nothing between the quotes.
        case empty
        /// A character that is no digit, at this offset in Unicode scalars.
        case notDigits(Character, offset: Int)
        /// `*` stands before the end, at this offset.
        case starNotLast(offset: Int)
        /// More than fifteen digits, the longest an E.164 number can be.
        case tooLong(digits: Int)
        /// The ends of a range have different lengths.
        case unequalEnds(low: String, high: String)
        /// The end of a range comes before its start.
        case reversed(low: String, high: String)
        /// One end of a range is international, the other is not.
        case mixedForms
        /// A range takes two whole numbers.
        case rangeOfPrefixes
    }

    /// Reads a pattern as a rule file writes it. O(length).
    public init(parsing text: String) throws(ParseError) {
        guard !text.isEmpty else { throw .empty }
        let ends = Self.splitRange(text)
        guard let high = ends.high else {
            let (form, digits, isPrefix) = try Self.digits(ends.low, offset: 0)
            self.init(form, isPrefix ? .prefix(digits) : .exact(digits))
            return
        }
        let (lowForm, lowDigits, lowStar) = try Self.digits(ends.low, offset: 0)
        let (highForm, highDigits, highStar) = try Self.digits(high, offset: ends.low.count + 2)
        guard !lowStar, !highStar else { throw .rangeOfPrefixes }
        guard lowForm == highForm else { throw .mixedForms }
        guard lowDigits.count == highDigits.count else {
            throw .unequalEnds(low: String(ends.low), high: String(high))
        }
        guard lowDigits.isWithin(lowDigits, highDigits) else {
            throw .reversed(low: String(ends.low), high: String(high))
        }
        self.init(lowForm, .range(lowDigits, highDigits))
    }

    private static func splitRange(_ text: String) -> (low: Substring, high: Substring?) {
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            if text[index] == ".", next < text.endIndex, text[next] == "." {
                return (text[..<index], text[text.index(after: next)...])
            }
            index = next
        }
        return (text[...], nil)
    }

    private static func digits(
        _ text: Substring, offset: Int
    ) throws(ParseError) -> (form: Form, digits: DigitKey, isPrefix: Bool) {
        var body = text
        let isInternational = body.first == "+"
        if isInternational { body.removeFirst() }
        var digits = ""
        var isPrefix = false
        for (position, character) in body.enumerated() {
            let place = offset + position + (isInternational ? 1 : 0)
            guard !isPrefix else { throw .starNotLast(offset: place - 1) }
            if character == "*" {
                isPrefix = true
            } else if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                throw .notDigits(character, offset: place)
            }
        }
        guard digits.count <= 15 else { throw .tooLong(digits: digits.count) }
        guard !digits.isEmpty || isPrefix, let key = DigitKey(digits) else { throw .empty }
        return (isInternational ? .e164 : .national, key, isPrefix)
    }
}
