import TestSupport

@testable import CTIPS

extension Record {
    /// A record of the given type with a value for every member, alternatives included.
    static func random(_ name: String, using random: inout SplitMix64) -> Record {
        let contract = Contract.standard
        var record = Record(name)
        for member in contract.members[contract.layouts[record.type].members]
        where member.role == .published || member.role == .guide {
            record.values[Int(member.slot)] = .random(member.shape, using: &random)
        }
        return record
    }
}

extension Value {
    fileprivate static func random(_ shape: Shape, using random: inout SplitMix64) -> Value {
        let contract = Contract.standard
        if let item = shape.item {
            guard !random.chance(perMille: 100) else { return .null }
            return .list((0..<random.below(4)).map { _ in .random(item, using: &random) })
        }
        switch shape {
        case .int: return .number(Int64(Int32(truncatingIfNeeded: random.next() >> UInt64(random.below(33)))))
        case .long: return .number(Int64(bitPattern: random.next() >> UInt64(random.below(65))))
        case .flag: return .flag(random.chance(perMille: 500))
        case .text:
            guard !random.chance(perMille: 150) else { return .null }
            return .text(String((0..<random.below(12)).map { _ in random.pick(Array("ab1 <>&\"'é✓😀\n")) }))
        case .enumeration(let number):
            return .enumerator(random.below(contract.enumerations[Int(number)].values.count))
        case .record(let number):
            let name = contract.records[Int(number)].name
            let type = name == "CTIEvent" ? random.pick(contract.eventsByName.keys.sorted()) : name
            return .record(.random(type, using: &random))
        case .ints, .texts, .enumerations, .records: return .null
        }
    }
}
