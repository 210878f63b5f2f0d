/// One written number test: `0541111111`, `1700*`, `1700500000..1700500099`, `+9725*`.
public struct NumberPattern: Hashable, Sendable {
    /// The spelling of a number that a pattern is compared with.
    public enum Form: Hashable, Sendable {
        /// With the country code; written with a leading `+`.
        case e164
        /// The digits of the national format, trunk prefix included.
        case national
    }

    /// What the digits must be.
    public enum Shape: Hashable, Sendable {
        /// Exactly these digits.
        case exact(DigitKey)
        /// These digits first.
        case prefix(DigitKey)
        /// As many digits as both ends, and between them, both included.
        case range(DigitKey, DigitKey)
    }

    /// The spelling compared.
    public let form: Form
    /// The digits wanted.
    public let shape: Shape

    /// A pattern of `shape` on `form`.
    public init(_ form: Form, _ shape: Shape) {
        self.form = form
        self.shape = shape
    }

    /// Whether `number` is one that this pattern describes. A withheld number never is.
    public func matches(_ number: PhoneNumber) -> Bool {
        guard let key = form == .e164 ? number.e164Key : number.nationalKey else { return false }
        switch shape {
        case .exact(let digits): return key.digits == digits && !key.isCut
        case .prefix(let digits): return key.digits.hasPrefix(digits)
        case .range(let low, let high): return key.digits.isWithin(low, high) && !key.isCut
        }
    }
}

extension NumberPattern: CustomStringConvertible {
    /// The pattern as a rule file writes it.
    public var description: String {
        let sign = form == .e164 ? "+" : ""
        switch shape {
        case .exact(let digits): return "\(sign)\(digits)"
        case .prefix(let digits): return "\(sign)\(digits)*"
        case .range(let low, let high): return "\(sign)\(low)..\(sign)\(high)"
        }
    }
}
