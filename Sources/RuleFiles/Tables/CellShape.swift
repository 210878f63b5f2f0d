import Routing

/// What a cell of a decision table lets through, as far as two cells can be held against each other.
enum CellShape {
    case any
    case texts(Set<String>)
    case prefixes([String])
    /// Bounds, both included; the next number but one is far enough for what is written in rule files.
    case numbers([ClosedRange<Double>])
    case patterns([NumberPattern])
    /// Something else, as it is written.
    case other(String)

    /// Whether something passes both; nil where that cannot be told.
    func meets(_ other: CellShape) -> Bool? {
        switch (self, other) {
        case (.any, _), (_, .any): true
        case (.texts(let left), .texts(let right)): !left.isDisjoint(with: right)
        case (.texts(let texts), .prefixes(let prefixes)), (.prefixes(let prefixes), .texts(let texts)):
            texts.contains { text in prefixes.contains { text.hasPrefix($0) } }
        case (.prefixes(let left), .prefixes(let right)):
            left.contains { one in right.contains { one.hasPrefix($0) || $0.hasPrefix(one) } }
        case (.numbers(let left), .numbers(let right)):
            left.contains { one in right.contains { one.overlaps($0) } }
        case (.patterns(let left), .patterns(let right)):
            Self.meet(left, right)
        case (.other(let left), .other(let right)): left == right ? true : nil
        default: nil
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
