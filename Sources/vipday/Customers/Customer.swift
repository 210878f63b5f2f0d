import TestSupport

/// A row of the bank's CRM. It follows from its index alone, so calls can come from customers without
/// anyone holding a hundred thousand of them.
struct Customer: Equatable {
    /// As the CRM spells it: most rows in national form, one in twenty in E.164, as grown tables are.
    let phoneNumber: String
    let queueCode: Int?
    let priority: Int?
    let attachData: String

    /// The digits of the national format, which is unique among the customers.
    let nationalNumber: String

    /// The customer whom the documentation's examples call.
    static let first = Customer(
        phoneNumber: "0541111111", queueCode: 12, priority: 1, attachData: "כהן דוד", nationalNumber: "0541111111")
}

extension Customer {
    init(_ index: Int) {
        guard index > 0 else {
            self = .first
            return
        }
        var random = SplitMix64(seed: Bank.seed &+ UInt64(index) &* 0xD1B5_4A32_D192_ED03)
        nationalNumber = Self.nationalNumber(index)
        phoneNumber = random.chance(perMille: 50) ? "+972\(nationalNumber.dropFirst())" : nationalNumber
        attachData = Self.name(&random)
        let standing = Standing.mix.draw(&random)
        let oddity = random.chance(perMille: 30) ? random.pick(Oddity.allCases) : nil
        queueCode = oddity.map { $0.queueCode(standing.queueCode) } ?? standing.queueCode
        priority = oddity.map { $0.priority(standing.priority) } ?? standing.priority
    }

    /// Mobile numbers of three networks. Seven digits from 2000000 on are what the numbering plan gives
    /// out in all three; the multiplier has no factor in common with their eight million, so no two
    /// indices meet.
    private static func nationalNumber(_ index: Int) -> String {
        let subscriber = 2_000_000 + (index * 4_654_321 + 1_234_567) % 8_000_000
        return ["050", "052", "054"][index % 3] + String(subscriber)
    }
}
