import Routing

/// Which dialled numbers a line of `numbers.by_dnis` speaks of: one, those with a prefix, or a range.
struct LinePattern: Sendable, Hashable {
    private enum Extent: Hashable {
        case exactly(DigitKey)
        case prefix(DigitKey)
        case range(DigitKey, DigitKey)
    }

    private let extent: Extent

    /// Patterns that begin with `+` are compared with the E.164 form, all others with the national one.
    private let isInternational: Bool

    init(_ text: String) throws(NumberPlanError) {
        isInternational = text.hasPrefix("+")
        if let dots = text.firstRange(of: "..") {
            extent = try Self.range(text[..<dots.lowerBound], text[dots.upperBound...], of: text)
        } else if text.hasSuffix("*"), isInternational || text.utf8.first != UInt8(ascii: "*") || text == "*" {
            extent = .prefix(try Self.key(text.dropLast(), of: text))
        } else {
            extent = .exactly(try Self.key(text[...], of: text))
        }
    }

    func matches(_ number: PhoneNumber) -> Bool {
        guard let form = isInternational ? number.e164?.dropFirst() : number.national[...],
            let key = DigitKey(form)
        else { return false }
        return switch extent {
        case .exactly(let wanted): key == wanted
        case .prefix(let prefix): key.hasPrefix(prefix)
        case .range(let low, let high): key.isWithin(low, high)
        }
    }

    private static func range(_ low: Substring, _ high: Substring, of text: String) throws(NumberPlanError) -> Extent {
        let ends = (try key(low, of: text), try key(high, of: text))
        guard low.hasPrefix("+") == high.hasPrefix("+"), ends.1.isWithin(ends.0, ends.1) else {
            throw .impossibleRange(low: String(low), high: String(high))
        }
        return .range(ends.0, ends.1)
    }

    private static func key(_ text: Substring, of whole: String) throws(NumberPlanError) -> DigitKey {
        let digits = text.hasPrefix("+") ? text.dropFirst() : text
        guard let key = DigitKey(digits), !digits.isEmpty || whole == "*" || whole == "+*" else {
            throw .malformedPattern(whole)
        }
        return key
    }
}
