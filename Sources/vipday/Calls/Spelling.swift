/// The ways in which switches and carriers deliver one and the same Israeli number.
enum Spelling: CaseIterable {
    case national, e164, internationalPrefix, dashes, trunkInBrackets, countryCode, missingTrunk

    static let mix = Mix([
        (350, Spelling.national), (250, .e164), (100, .internationalPrefix), (120, .dashes), (80, .trunkInBrackets),
        (50, .countryCode), (50, .missingTrunk),
    ])

    /// `national`, the digits with the trunk prefix, in this spelling.
    func of(_ national: String) -> String {
        let significant = national.dropFirst()
        let subscriber = national.suffix(7)
        let area = national.dropLast(7)
        return switch self {
        case .national: national
        case .e164: "+972\(significant)"
        case .internationalPrefix: "00972\(significant)"
        case .dashes: "\(area)-\(subscriber.prefix(3))-\(subscriber.suffix(4))"
        case .trunkInBrackets: "+972 (0)\(area.dropFirst())-\(subscriber.prefix(3))-\(subscriber.suffix(4))"
        case .countryCode: "972\(significant)"
        case .missingTrunk: String(significant)
        }
    }
}
