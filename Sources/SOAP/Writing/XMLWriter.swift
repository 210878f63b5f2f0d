/// Writes a document as UTF-8 bytes. Leaves are written without white space around them: enumerations have none.
package struct XMLWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init(reserving capacity: Int = 2048) {
        bytes.reserveCapacity(capacity)
    }

    /// Markup that is the program's own, as it stands.
    package mutating func raw(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    package mutating func raw(_ markup: ArraySlice<UInt8>) {
        bytes.append(contentsOf: markup)
    }

    /// Character data. What XML has no way to say, control characters, is left out.
    package mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { text in
            guard text.contains(where: \.needsCare) else { return bytes.append(contentsOf: text) }
            var run = 0
            for (index, byte) in text.enumerated() where byte.needsCare {
                guard let replacement = Self.replacement(of: byte, at: index, in: text) else { continue }
                bytes.append(contentsOf: text[run..<index])
                raw(replacement)
                run = index + (byte == 0xEF ? 3 : 1)
            }
            bytes.append(contentsOf: text[run...])
        }
    }

    /// A name with its value, which is quoted with `"`.
    package mutating func attribute(_ name: String, _ value: String) {
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: name.utf8)
        raw("=\"")
        text(value)
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func number(_ number: Int64) {
        var rest = number.magnitude
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        // From the last digit: 19 of them at most, so one word of two holds them.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var first = 20
            repeat {
                first -= 1
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                digits[first] = UInt8(ascii: "0") + UInt8(digit)
                rest = quotient
            } while rest > 0
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(digits)[first...]))
        }
    }

    /// What stands for `byte` if it cannot stand for itself.
    private static func replacement(
        of byte: UInt8, at index: Int, in text: UnsafeBufferPointer<UInt8>
    ) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        // A reader turns these into other white space, in text or in attributes, unless they are references.
        case 0x0D: "&#13;"
        case 0x0A: "&#10;"
        case 0x09: "&#9;"
        case 0xEF:
            // U+FFFE and U+FFFF.
            index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE ? "" : nil
        default: ""
        }
    }
}

extension UInt8 {
    /// Whether a text with this byte may have to be written otherwise than it stands.
    fileprivate var needsCare: Bool {
        self < 0x20 || self == UInt8(ascii: "&") || self == UInt8(ascii: "<") || self == UInt8(ascii: ">")
            || self == UInt8(ascii: "\"") || self == 0xEF
    }
}
