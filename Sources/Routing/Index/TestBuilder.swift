/// Writes conditions and predicates as tests with jumps.
///
/// A piece is a few tests whose ends are `yes`, `no` or `unsure`; pieces are joined by turning one of the ends of the
/// first into "go on behind it".
struct TestBuilder {
    private(set) var tokens: [TermToken] = []
    private(set) var literals: [AttachValue] = []
    private var literalNumbers: [AttachValue: UInt64] = [:]
    private let fields: [AttachField]

    init(_ fields: [AttachField]) { self.fields = fields }

    static let unknown = [Test(operation: .unknown)]

    // MARK: Joining

    /// All must hold, the cheapest first. Without any, nothing is left to test.
    static func all(_ pieces: [[Test]]) -> [Test] { joined(pieces, through: Test.Target.yes) }

    static func any(_ pieces: [[Test]]) -> [Test] { joined(pieces, through: Test.Target.no) }

    private static func joined(_ pieces: [[Test]], through end: Int16) -> [Test] {
        let sorted = pieces.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
        var joined: [Test] = []
        for (index, piece) in sorted.map(\.element).enumerated() {
            guard index < sorted.count - 1 else {
                joined += piece
                break
            }
            // A jump is no longer than its 16 bits; beyond that the rule is tried in full.
            let piece = piece.count < Int(Test.Target.yes) ? piece : unknown
            for (place, test) in piece.enumerated() {
                var test = test
                let behind = Int16(piece.count - place)
                if test.ifTrue == end { test.ifTrue = behind }
                if test.ifFalse == end { test.ifFalse = behind }
                joined.append(test)
            }
        }
        return joined
    }

    static func not(_ piece: [Test]) -> [Test] {
        let ends = [Test.Target.yes: Test.Target.no, Test.Target.no: Test.Target.yes]
        return piece.map { test in
            var test = test
            test.ifTrue = ends[test.ifTrue] ?? test.ifTrue
            test.ifFalse = ends[test.ifFalse] ?? test.ifFalse
            return test
        }
    }

    // MARK: Conditions

    mutating func piece(_ condition: Condition) -> [Test] {
        switch condition {
        case .dnis(let match): return piece(match, isCaller: false)
        case .clid(let match): return piece(match, isCaller: true)
        case .attach(let test): return piece(test)
        case .during(let windows):
            // Of no windows none is open.
            guard !windows.isEmpty else { return Self.never }
            return Self.any(windows.map { [Test(operation: .window, first: UInt64($0.index))] })
        case .not(let parts):
            return parts.isEmpty ? Self.never : Self.not(Self.all(pieces(parts)))
        case .all(let parts): return parts.isEmpty ? Self.always : Self.all(pieces(parts))
        case .any(let parts): return parts.isEmpty ? Self.never : Self.any(pieces(parts))
        }
    }

    private mutating func pieces(_ parts: [Condition]) -> [[Test]] {
        var pieces: [[Test]] = []
        for part in parts { pieces.append(piece(part)) }
        return pieces
    }

    private static let never = [Test(operation: .range, first: 1, second: 0)]
    private static let always = not(never)

    private mutating func piece(_ match: NumberMatch, isCaller: Bool) -> [Test] {
        switch match {
        case .pattern(let pattern):
            let place = NumberPlace(isCaller: isCaller, pattern.form).rawValue
            switch pattern.shape {
            case .exact(let digits): return [Test(operation: .exact, place: place, first: digits.word)]
            case .prefix(let digits): return [Self.prefix(.prefix, digits, place)]
            case .range(let low, let high):
                return [Test(operation: .range, place: place, first: low.word, second: high.word)]
            }
        case .withheld: return [Test(operation: .withheld, place: isCaller ? 1 : 0)]
        case .list(let slot):
            return [Test(operation: .list, place: isCaller ? 1 : 0, first: UInt64(slot.index))]
        case .regex: return Self.unknown
        case .any(let matches):
            guard !matches.isEmpty else { return Self.never }
            var pieces: [[Test]] = []
            for match in matches { pieces.append(piece(match, isCaller: isCaller)) }
            return Self.any(pieces)
        }
    }

    /// Digits stand in the high places and their count in the lowest, so all numbers with a prefix lie side by side.
    private static func prefix(_ operation: Test.Operation, _ digits: DigitKey, _ place: UInt8) -> Test {
        let last = digits.word | UInt64.max >> UInt64(4 * digits.count)
        return Test(operation: operation, place: place, first: digits.word, second: last - digits.word)
    }

    private mutating func piece(_ test: AttachTest) -> [Test] {
        guard test.field.index <= UInt16.max else { return Self.unknown }
        let field = UInt16(test.field.index)
        switch test.operation {
        case .present: return [Test(operation: .present, field: field)]
        case .absent: return Self.not([Test(operation: .present, field: field)])
        case .equals(let value): return equal(field, value)
        case .oneOf(let values):
            guard !values.isEmpty else { return Self.never }
            var pieces: [[Test]] = []
            for value in values { pieces.append(equal(field, value)) }
            return Self.any(pieces)
        case .compared(let comparison, let limit): return [compared(test.field, comparison, limit)]
        case .matches: return Self.unknown
        }
    }

    private mutating func equal(_ field: UInt16, _ value: AttachValue, isUnsureOfNothing: Bool = false) -> [Test] {
        let cell = AttachCell(value)
        if value.isNaN { return Self.unknown }
        if cell.kind == .string {
            return [
                Test(
                    operation: .text, isUnsureOfNothing: isUnsureOfNothing, field: field, first: cell.word,
                    second: literal(value))
            ]
        }
        return [
            Test(
                operation: .word, isUnsureOfNothing: isUnsureOfNothing, field: field, first: cell.word,
                second: UInt64(cell.kind.rawValue))
        ]
    }

    private func compared(
        _ field: Slot<AttachField>, _ comparison: AttachTest.Comparison, _ limit: AttachValue
    ) -> Test {
        let slot = UInt16(field.index)
        switch (fields[field.index].type, limit) {
        case (.int, .int(let number)):
            return Test(
                operation: .whole, comparison: comparison, field: slot, first: UInt64(bitPattern: number))
        default:
            guard let number = limit.number else { return Test(operation: .unknown) }
            return Test(operation: .number, comparison: comparison, field: slot, first: number.bitPattern)
        }
    }

    /// The number of a value among the literals.
    mutating func literal(_ value: AttachValue) -> UInt64 {
        if let number = literalNumbers[value] { return number }
        let number = UInt64(literals.count)
        literals.append(value)
        literalNumbers[value] = number
        return number
    }

    // MARK: Predicates

    mutating func piece(_ predicate: Predicate) -> [Test] {
        switch predicate {
        case .all(let parts):
            var pieces: [[Test]] = []
            for part in parts { pieces.append(piece(part)) }
            return Self.all(pieces)
        case .any(let parts):
            var pieces: [[Test]] = []
            for part in parts { pieces.append(piece(part)) }
            return Self.any(pieces)
        case .not(let part): return Self.not(piece(part))
        case .unknown: return Self.unknown
        case .present(let slot): return [Test(operation: .present, field: UInt16(slot.index))]
        case .oneOf(let slot, let values):
            var pieces: [[Test]] = []
            for value in values {
                pieces.append(equal(UInt16(slot.index), value, isUnsureOfNothing: true))
            }
            return Self.any(pieces)
        case .digits(let place, let digits, let isSure):
            var test = Test(operation: .exact, place: place.rawValue, first: digits.word)
            if !isSure { test.ifTrue = Test.Target.unsure }
            return [test]
        case .start(let place, let digits): return [Self.prefix(.start, digits, place.rawValue)]
        case .withheld(let isCaller): return [Test(operation: .withheld, place: isCaller ? 1 : 0)]
        case .compared(let left, let comparison, let right): return [compared(left, comparison, right)]
        }
    }

    private mutating func compared(
        _ left: [TermToken], _ comparison: AttachTest.Comparison, _ right: [TermToken]
    ) -> Test {
        if left.count == 1, right.count == 1, case .constant(let limit) = right[0] {
            switch left[0] {
            case .field(let field):
                return Test(
                    operation: .whole, comparison: comparison, isUnsureOfNothing: true, field: field,
                    first: UInt64(bitPattern: limit))
            case .length(let place):
                return Test(
                    operation: .length, comparison: comparison, place: place.rawValue,
                    first: UInt64(bitPattern: limit))
            default: break
            }
        }
        let first = UInt64(tokens.count)
        tokens += left + right
        return Test(operation: .terms, comparison: comparison, first: first, second: UInt64(tokens.count))
    }
}

extension [Test] {
    /// How long a piece takes, roughly.
    fileprivate var cost: Int {
        let most = self.map(\.operation.cost).max() ?? 0
        return most == Test.Operation.unknown.cost ? most : most + (count - 1) * 2
    }
}

extension Test.Operation {
    fileprivate var cost: Int {
        switch self {
        case .prefix, .exact, .range, .withheld, .start, .length, .present: 1
        case .word, .whole, .number: 2
        case .text: 3
        case .window: 6
        case .list: 8
        case .terms: 9
        case .unknown: 1_000_000
        }
    }
}
