/// What a rule can be filed under: something that a call must have for the rule to match it.
enum FilingKey: Hashable {
    case exact(NumberPlace, UInt64)
    /// The first digits, `0` to `9` alone.
    case prefix(NumberPlace, DigitKey)
    case attach(UInt16, AttachValue)
}

/// The keys of which a call must have one for a condition to hold.
struct Filing {
    /// More than this many are not worth their lists.
    static let limit = 2_000

    let keys: [FilingKey]
    /// The condition among the rule's parts that holds for any call with one of the keys; nil if it has to be tested
    /// all the same.
    var implied: Int?

    init(_ keys: [FilingKey], implied: Int? = nil) {
        self.keys = keys
        self.implied = implied
    }

    /// Both ways in, if there are not too many.
    static func union(_ filings: [Filing?]) -> Filing? {
        var keys: Set<FilingKey> = []
        for filing in filings {
            guard let filing else { return nil }
            keys.formUnion(filing.keys)
            guard keys.count <= limit else { return nil }
        }
        return Filing(Array(keys))
    }
}

extension Condition {
    /// The ways to file a rule with this condition, `implied` by their keys where nothing else need be tested.
    func filings(_ lists: [NumberList]) -> [(filing: Filing, isImplied: Bool)] {
        switch self {
        case .dnis(let match): match.filing(isCaller: false, lists).map { [$0] } ?? []
        case .clid(let match): match.filing(isCaller: true, lists).map { [$0] } ?? []
        case .attach(let test): test.filing.map { [($0, true)] } ?? []
        case .during, .not: []
        case .all(let parts): parts.flatMap { $0.filings(lists) }.map { ($0.filing, false) }
        case .any(let parts):
            // Any way into each of the alternatives will do; the one with the fewest keys is as good as another.
            Filing.union(parts.map { $0.filings(lists).map(\.filing).min { $0.keys.count < $1.keys.count } })
                .map { [($0, false)] } ?? []
        }
    }
}

extension NumberMatch {
    /// The keys of the numbers that match, and whether every number with one of them does.
    func filing(isCaller: Bool, _ lists: [NumberList]) -> (filing: Filing, isImplied: Bool)? {
        switch self {
        case .pattern(let pattern):
            let place = NumberPlace(isCaller: isCaller, pattern.form)
            switch pattern.shape {
            case .exact(let digits): return (Filing([.exact(place, digits.word)]), true)
            case .prefix(let digits): return digits.isDecimal ? (Filing([.prefix(place, digits)]), true) : nil
            case .range(let low, let high):
                guard let cover = DigitKey.prefixes(covering: low, high) else { return nil }
                return (Filing(cover.map { .prefix(place, $0) }), false)
            }
        case .withheld, .regex: return nil
        case .list(let slot):
            let list = lists[slot]
            guard list.count <= Filing.limit else { return nil }
            let international = list.internationalWords.map {
                FilingKey.exact(NumberPlace(isCaller: isCaller, .e164), $0)
            }
            let national = list.nationalWords.map { FilingKey.exact(NumberPlace(isCaller: isCaller, .national), $0) }
            return (Filing(international + national), false)
        case .any(let matches):
            let parts = matches.map { $0.filing(isCaller: isCaller, lists) }
            return Filing.union(parts.map { $0?.filing }).map { ($0, parts.allSatisfy { $0?.isImplied == true }) }
        }
    }
}

extension AttachTest {
    fileprivate var filing: Filing? {
        guard field.index <= UInt16.max else { return nil }
        switch operation {
        case .equals(let value): return value.isNaN ? nil : Filing([.attach(UInt16(field.index), value)])
        case .oneOf(let values):
            guard values.count <= Filing.limit, !values.contains(where: \.isNaN) else { return nil }
            return Filing(Array(Set(values.map { .attach(UInt16(field.index), $0) })))
        case .present, .absent, .compared, .matches: return nil
        }
    }
}

extension AttachValue {
    /// Equal to nothing, itself included.
    var isNaN: Bool { if case .double(let number) = self { number.isNaN } else { false } }
}

extension Predicate {
    /// The way to file a rule with this part of a formula; none if the formula could be an error without the key.
    func filing(fields: [AttachField], present: Set<Slot<AttachField>>) -> Filing? {
        switch self {
        case .oneOf(let slot, let values):
            // Of a key that is missing the formula would not be false but an error, unless it asks for it first.
            guard fields[slot.index].fallback != nil || present.contains(slot), slot.index <= UInt16.max else {
                return nil
            }
            return Filing(Array(Set(values.map { .attach(UInt16(slot.index), $0) })))
        case .digits(let place, let digits, _): return Filing([.exact(place, digits.word)])
        case .any(let parts): return Filing.union(parts.map { $0.filing(fields: fields, present: present) })
        case .all, .not, .unknown, .present, .start, .withheld, .compared: return nil
        }
    }
}

extension DigitKey {
    var isDecimal: Bool {
        for place in 0..<count where word &>> UInt64(60 - 4 * place) & 0xF > 9 { return false }
        return true
    }

    /// The prefixes that all numbers from `low` to `high` begin with, as few as can be; nil for ends that are no
    /// range of decimal digits.
    static func prefixes(covering low: DigitKey, _ high: DigitKey) -> [DigitKey]? {
        guard low.count == high.count, low.word <= high.word, low.isDecimal, high.isDecimal else { return nil }
        let digits = { (key: DigitKey) in (0..<key.count).map { UInt8(key.word &>> UInt64(60 - 4 * $0) & 0xF) } }
        var cover: [DigitKey] = []
        func add(_ low: [UInt8], _ high: [UInt8]) {
            var shared = 0
            while shared < low.count, low[shared] == high[shared] { shared += 1 }
            if low[shared...].allSatisfy({ $0 == 0 }), high[shared...].allSatisfy({ $0 == 9 }) {
                cover.append(DigitKey(decimal: low[..<shared]))
                return
            }
            for digit in low[shared]...high[shared] {
                let head = Array(low[..<shared]) + [digit]
                let rest = low.count - shared - 1
                add(
                    digit == low[shared] ? low : head + Array(repeating: 0, count: rest),
                    digit == high[shared] ? high : head + Array(repeating: 9, count: rest))
            }
        }
        add(digits(low), digits(high))
        return cover
    }

    private init(decimal digits: ArraySlice<UInt8>) {
        var word = UInt64(digits.count)
        for (place, digit) in digits.enumerated() { word |= UInt64(digit) << UInt64(60 - 4 * place) }
        self.init(packed: word)
    }
}
