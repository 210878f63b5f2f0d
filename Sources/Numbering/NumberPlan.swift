package import Routing

/// How delivered numbers are read: by the numbering plan of a country, with other countries for the callers
/// of some lines, or not at all.
///
///     let plan = try NumberPlan(country: "IL", byDNIS: [.init(NumberPattern(parsing: "+44*"), country: "GB")])
///     plan.caller("054-111-1111", dialled: plan.dialled("1700500")).e164   // "+972541111111"
package struct NumberPlan: Sendable, Hashable {
    /// A line of `numbers.by_dnis`: the callers of these dialled numbers spell theirs as is done in `country`.
    package struct Line: Sendable, Hashable {
        let pattern: NumberPattern
        let country: Country

        /// - Parameters:
        ///   - pattern: The dialled numbers.
        ///   - country: An ISO 3166 code.
        /// - Throws: `unknownCountry`.
        package init(_ pattern: NumberPattern, country: String) throws(NumberPlanError) {
            self.pattern = pattern
            self.country = try NumberPlan.country(country)
        }
    }

    /// Numbers stay as delivered: each form is that text. Withheld callers are still recognised.
    package static let raw = NumberPlan(country: nil, lines: [])

    /// The country dialled numbers are read for; nil in the raw plan.
    package let country: Country?

    private let lines: [Line]

    /// No line has callers of another country.
    package var isUniform: Bool { lines.isEmpty }

    /// Also loads the metadata of all countries, some 4 ms, so that no call waits for it.
    /// - Parameters:
    ///   - country: The ISO 3166 code of the country whose spellings are expected.
    ///   - lines: Exceptions for the callers of some lines; the first that fits counts.
    /// - Throws: `unknownCountry`.
    package init(country: String, byDNIS lines: [Line] = []) throws(NumberPlanError) {
        self.init(country: try Self.country(country), lines: lines)
    }

    private init(country: Country?, lines: [Line]) {
        self.country = country
        self.lines = lines
    }

    /// Reads a dialled number. It is never withheld: an empty one is a number without digits.
    package func dialled(_ raw: String) -> PhoneNumber {
        guard let country else { return Self.asDelivered(raw) }
        return country.number(of: Subscriber(raw), raw: raw, home: country)
    }

    /// Reads a caller's number in the country that the dialled one asks for.
    package func caller(_ raw: String, dialled: PhoneNumber) -> PhoneNumber {
        caller(raw, in: callerCountry(dialled: dialled))
    }

    func caller(_ raw: String, in country: Country?) -> PhoneNumber {
        let subscriber = Subscriber(raw)
        if subscriber.isWithheld { return PhoneNumber(withheld: raw) }
        guard let country else { return Self.asDelivered(raw) }
        let home = self.country ?? country
        let number = country.number(of: subscriber, raw: raw, home: home)
        guard home != country, !number.isForeign, let e164 = number.e164 else { return number }
        // A caller from home on another country's line has the national digits he has at home.
        return PhoneNumber(
            raw: raw, e164: e164, national: home.number(of: Subscriber(e164), raw: e164, home: home).national)
    }

    func callerCountry(dialled: PhoneNumber) -> Country? {
        lines.first { $0.pattern.matches(dialled) }?.country ?? country
    }

    private static func country(_ code: String) throws(NumberPlanError) -> Country {
        guard let country = Country(code: code) else {
            throw .unknownCountry(code, nearest: Country.nearest(to: code))
        }
        return country
    }

    /// Every form is the text as delivered; a pattern with or without a plus sign means its digits.
    private static func asDelivered(_ raw: String) -> PhoneNumber {
        PhoneNumber(raw: raw, e164: raw, national: raw.hasPrefix("+") ? String(raw.dropFirst()) : raw)
    }
}

extension NumberPlan: CustomStringConvertible {
    /// `raw`, `IL`, or `IL, +44*: GB`: plans of one description read alike.
    package var description: String {
        guard let country else { return "raw" }
        return ([country.code] + lines.map { "\($0.pattern): \($0.country.code)" }).joined(separator: ", ")
    }
}
