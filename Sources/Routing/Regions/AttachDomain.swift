/// The values of a key of attach data as rules see them: one of each kind that some test tells from the others.
struct AttachDomain: Sendable {
    let field: AttachField
    /// Nil stands for a call without the key.
    let samples: [AttachValue?]

    /// The values of `field` that `tests` tell apart.
    init(_ field: AttachField, tests: [AttachTest.Operation]) {
        self.field = field
        var values: [AttachValue]
        if !field.values.isEmpty {
            values = field.values
        } else {
            let literals = tests.flatMap(\.literals) + [field.fallback].compactMap(\.self)
            switch field.type {
            case .string: values = Self.texts(literals)
            case .bool: values = [.bool(true), .bool(false)]
            case .int: values = Self.integers(literals)
            case .double: values = Self.decimals(literals)
            }
        }
        // A default is a value, so a key that has one is never absent.
        samples = (field.fallback == nil ? [nil] : []) + values.map(Optional.some)
    }

    /// Every value.
    var all: IntervalSet { IntervalSet(0...UInt64(samples.count - 1)) }

    /// The values that pass.
    func points(_ test: AttachTest) -> IntervalSet {
        IntervalSet(points: samples.indices.filter { test.holds(samples[$0]) })
    }

    /// Whether some value that passes is one with others that do not: all that no test names are one here, and a regular
    /// expression tells them apart.
    func hides(_ test: AttachTest) -> Bool {
        guard case .matches = test.operation else { return false }
        return field.values.isEmpty
    }

    /// The values that pass a test which hides some, these counted or not.
    func points(_ test: AttachTest, inTheDark counts: Bool) -> IntervalSet {
        IntervalSet(
            points: samples.indices.filter { index in
                guard let sample = samples[index] else { return test.holds(nil) }
                let isNamed = field.type == .string && index + 1 < samples.count
                return isNamed ? test.holds(sample) : counts
            })
    }

    private static func texts(_ literals: [AttachValue]) -> [AttachValue] {
        let named = unique(literals.filter { if case .string = $0 { true } else { false } })
        var other = "other"
        while named.contains(.string(other)) { other += "s" }
        return named + [.string(other)]
    }

    private static func integers(_ literals: [AttachValue]) -> [AttachValue] {
        var marks: Set<Int64> = [0]
        for literal in literals {
            switch literal {
            case .int(let value): marks.insert(value)
            case .double(let value):
                marks.formUnion([value.rounded(.down), value.rounded(.up)].compactMap(Int64.init(exactly:)))
            case .string, .bool: break
            }
        }
        // With both neighbours of every mark each stretch between two has a value in it.
        let near = marks.flatMap { mark in
            [mark.subtractingReportingOverflow(1), (mark, false), mark.addingReportingOverflow(1)]
                .filter { !$0.overflow }.map(\.partialValue)
        }
        return Set(near).sorted().map(AttachValue.int)
    }

    private static func decimals(_ literals: [AttachValue]) -> [AttachValue] {
        let marks = Set(literals.compactMap(\.number) + [0]).sorted()
        var values: [Double] = [marks[0] - max(1, abs(marks[0]))]
        for (index, mark) in marks.enumerated() {
            values.append(mark)
            let next = index + 1 < marks.count ? marks[index + 1] : mark + 2 * max(1, abs(mark))
            values.append(mark + (next - mark) / 2)
        }
        return unique(values.filter(\.isFinite).map(AttachValue.double))
    }

    private static func unique(_ values: [AttachValue]) -> [AttachValue] {
        var seen: Set<AttachValue> = []
        return values.filter { seen.insert($0).inserted }
    }
}

extension AttachTest.Operation {
    /// The values that the test names.
    fileprivate var literals: [AttachValue] {
        switch self {
        case .present, .absent, .matches: []
        case .equals(let value), .compared(_, let value): [value]
        case .oneOf(let values): values
        }
    }
}
