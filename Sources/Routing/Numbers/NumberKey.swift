/// What a number pattern is compared with: the packed digits, and whether some had to be left out.
///
/// A number of more than fifteen digits keeps its first fifteen, so that prefixes still find it while an
/// exact number or a range never does. Text that is no number has no key, and no pattern matches it.
struct NumberKey: Hashable, Sendable {
    let digits: DigitKey
    let isCut: Bool

    init?(_ text: some StringProtocol) {
        if let digits = DigitKey(text) {
            self.digits = digits
            isCut = false
        } else {
            // Only digits are left out; a letter further on makes the whole text no number.
            guard let digits = DigitKey(text.prefix(15)), digits.count == 15,
                text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
            else { return nil }
            self.digits = digits
            isCut = true
        }
    }
}
