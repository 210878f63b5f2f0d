/// How a rule set's numbers are read, as far as regions need to know it: the core itself never parses a number.
package struct NumberForms: Sendable {
    /// Equal names read alike.
    package let name: String
    /// Every form of a number is the digits as delivered.
    package let isRaw: Bool
    /// Callers are read as dialled numbers are, whatever they dial; else national digits may stand for numbers of several
    /// countries.
    package let isUniform: Bool
    /// Reads a number as dialled.
    package let read: @Sendable (String) -> PhoneNumber

    package init(
        name: String, isRaw: Bool, isUniform: Bool = true, read: @escaping @Sendable (String) -> PhoneNumber
    ) {
        self.name = name
        self.isRaw = isRaw
        self.isUniform = isUniform
        self.read = read
    }

    /// The number that an exact pattern names, where it is one with both forms or of another country: then one form
    /// tells the other.
    func counterpart(of digits: DigitKey, in form: NumberPattern.Form) -> (e164: UInt64, national: UInt64)? {
        let number = read(form == .e164 ? "+\(digits)" : digits.description)
        guard let e164 = number.e164Key, !e164.isCut else { return nil }
        switch form {
        case .e164 where e164.digits == digits:
            return (DigitLine.point(e164), number.nationalKey.map(DigitLine.point) ?? DigitLine.none)
        case .national where number.nationalKey?.digits == digits && number.nationalKey?.isCut == false:
            return (DigitLine.point(e164), DigitLine.point(digits))
        case .e164, .national:
            return nil
        }
    }
}
