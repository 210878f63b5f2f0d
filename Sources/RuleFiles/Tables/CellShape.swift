import Routing

/// What a cell of a decision table lets through, as far as two cells can be held against each other.
enum CellShape {
    case any
    case texts([TextCell])
    /// Decimal numbers, bounds included.
    case numbers([ClosedRange<Double>])
    /// Whole numbers, or milliseconds.
    case wholes([ClosedRange<Int64>])
    case patterns([NumberPattern])
    case windows([Slot<Window>])
    /// No value.
    case absent
    /// Something else, as it is written.
    case other(String)

    /// Whether something passes both; nil where that cannot be told. `hours` knows which windows are open together.
    func meets(_ other: CellShape, _ hours: WindowHours) -> Bool? {
        switch (self, other) {
        case (.any, _), (_, .any): true
        case (.texts(let left), .texts(let right)): left.contains { one in right.contains { one.meets($0) } }
        case (.numbers(let left), .numbers(let right)):
            left.contains { one in right.contains { one.overlaps($0) } }
        case (.wholes(let left), .wholes(let right)):
            left.contains { one in right.contains { one.overlaps($0) } }
        case (.patterns(let left), .patterns(let right)):
            Self.meet(left, right)
        case (.windows(let left), .windows(let right)): hours.meet(left, right)
        case (.absent, .absent): true
        case (.absent, .numbers), (.absent, .wholes), (.absent, .texts): false
        case (.numbers, .absent), (.wholes, .absent), (.texts, .absent): false
        case (.other(let left), .other(let right)): left == right ? true : nil
        default: nil
        }
    }

    /// The same where nothing but `values` can be there; any may where there are none.
    func among(_ values: [AttachValue]) -> CellShape {
        guard !values.isEmpty else { return self }
        switch self {
        case .numbers(let ranges):
            let numbers = values.compactMap(\.number).filter { number in ranges.contains { $0.contains(number) } }
            return .numbers(numbers.map { $0...$0 })
        case .wholes(let ranges):
            let wholes = values.compactMap { if case .int(let whole) = $0 { whole } else { nil } }
            return .wholes(wholes.filter { whole in ranges.contains { $0.contains(whole) } }.map { $0...$0 })
        case .any, .texts, .patterns, .windows, .absent, .other: return self
        }
    }

    private static func meet(_ left: [NumberPattern], _ right: [NumberPattern]) -> Bool? {
        var isSure = true
        for one in left {
            for two in right {
                // A number has both forms, so patterns of different ones may well meet.
                guard one.form == two.form else {
                    isSure = false
                    continue
                }
                if one.shape.meets(two.shape) { return true }
            }
        }
        return isSure ? false : nil
    }
}

extension NumberPattern.Shape {
    /// Whether a number has both shapes.
    fileprivate func meets(_ other: Self) -> Bool {
        switch (self, other) {
        case (.exact(let left), .exact(let right)): left == right
        case (.exact(let digits), .prefix(let prefix)), (.prefix(let prefix), .exact(let digits)):
            digits.hasPrefix(prefix)
        case (.exact(let digits), .range(let low, let high)), (.range(let low, let high), .exact(let digits)):
            digits.isWithin(low, high)
        case (.prefix(let left), .prefix(let right)): left.hasPrefix(right) || right.hasPrefix(left)
        case (.prefix(let prefix), .range(let low, let high)), (.range(let low, let high), .prefix(let prefix)):
            Self.meet(prefix, low, high)
        case (.range(let low, let high), .range(let first, let last)):
            low.count == first.count && low.description <= last.description && first.description <= high.description
        }
    }

    private static func meet(_ prefix: DigitKey, _ low: DigitKey, _ high: DigitKey) -> Bool {
        guard prefix.count <= low.count else { return false }
        let digits = prefix.description
        return digits >= low.description.prefix(digits.count) && digits <= high.description.prefix(digits.count)
    }
}
