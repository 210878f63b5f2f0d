/// The number forms of YAML 1.1 and 1.2 as patterns over bytes.
enum NumberSyntax {
    /// `[-+]?[0-9]+`
    static func isDecimalInteger(_ text: Substring.UTF8View) -> Bool {
        let digits = unsigned(text)
        return !digits.isEmpty && digits.allSatisfy { isDigit($0, radix: 10) }
    }

    /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
    static func isDecimalFloat(_ text: Substring.UTF8View) -> Bool {
        var rest = unsigned(text)
        let whole = takeDigits(&rest)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = takeDigits(&rest)
        }
        guard whole + fraction > 0 else { return false }
        guard let mark = rest.first else { return true }
        return (mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E")) && isDecimalInteger(rest.dropFirst())
    }

    /// What only YAML 1.1 reads as a number: underscores among digits, `0b…`, signed `0x…`, base 60.
    static func isYAML11(_ text: Substring.UTF8View) -> Bool {
        let text = unsigned(text)
        guard let first = text.first, isDigit(first, radix: 10) else { return false }
        if first == UInt8(ascii: "0"), let mark = text.dropFirst().first {
            let radix = mark == UInt8(ascii: "b") ? 2 : mark == UInt8(ascii: "x") ? 16 : 0
            if radix > 0 {
                let digits = text.dropFirst(2)
                return !digits.isEmpty && digits.allSatisfy { isDigit($0, radix: radix) || $0 == UInt8(ascii: "_") }
            }
        }
        let places = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard places.count > 1 else {
            let digits = text.filter { $0 != UInt8(ascii: "_") }
            return isDecimalFloat(String(decoding: digits, as: UTF8.self).utf8[...])
        }
        return places[0].allSatisfy { isDigit($0, radix: 10) || $0 == UInt8(ascii: "_") }
            && places.dropFirst().dropLast().allSatisfy { isBase60Place($0, mayHaveFraction: false) }
            && isBase60Place(places[places.count - 1], mayHaveFraction: true)
    }

    static func isDigit(_ byte: UInt8, radix: Int) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) < radix
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): radix == 16
        default: false
        }
    }

    /// `[0-5]?[0-9]`, and a fraction behind the last place.
    private static func isBase60Place(_ place: Substring.UTF8View, mayHaveFraction: Bool) -> Bool {
        var rest = place
        let digits = takeDigits(&rest)
        guard digits == 1 || digits == 2 && isDigit(place[place.startIndex], radix: 6) else { return false }
        guard mayHaveFraction, rest.first == UInt8(ascii: ".") else { return rest.isEmpty }
        return rest.dropFirst().allSatisfy { isDigit($0, radix: 10) || $0 == UInt8(ascii: "_") }
    }

    private static func unsigned(_ text: Substring.UTF8View) -> Substring.UTF8View {
        text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    }

    private static func takeDigits(_ text: inout Substring.UTF8View) -> Int {
        let digits = text.prefix { isDigit($0, radix: 10) }
        text = text[digits.endIndex...]
        return digits.count
    }
}
