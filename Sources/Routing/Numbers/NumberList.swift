/// A named list of numbers that rules refer to with `{ in: name }`.
public struct NumberList: Hashable, Sendable {
    /// The name rules use.
    public let name: String
    /// Those with an international form, by it.
    let international: Set<DigitKey>
    /// The others, by their national digits.
    let national: Set<DigitKey>

    /// A list of `numbers`. A number with an E.164 form is known by it, so that any spelling of a caller is found.
    public init(name: String, numbers: some Sequence<PhoneNumber>) {
        self.name = name
        var international: Set<DigitKey> = []
        var national: Set<DigitKey> = []
        for number in numbers {
            if let key = number.e164Key {
                if !key.isCut { international.insert(key.digits) }
            } else if let key = number.nationalKey, !key.isCut {
                national.insert(key.digits)
            }
        }
        self.international = international
        self.national = national
    }

    /// The packed digits of the numbers known by their E.164 form.
    var internationalWords: [UInt64] { international.map(\.word) }
    /// The packed digits of the others.
    var nationalWords: [UInt64] { national.map(\.word) }

    /// How many different numbers the list holds.
    public var count: Int { international.count + national.count }

    /// Whether `number` is in the list, in whatever spelling. O(1).
    public func contains(_ number: PhoneNumber) -> Bool {
        if let key = number.e164Key { return !key.isCut && international.contains(key.digits) }
        guard let key = number.nationalKey, !key.isCut else { return false }
        return national.contains(key.digits)
    }
}
