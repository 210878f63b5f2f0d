extension NodeReader {
    /// A whole number within a range.
    package func int(in range: ClosedRange<Int> = .min ... .max) -> Int? {
        switch node.scalar?.integer {
        case .value(let value) where range.contains(value): return value
        case .value(let value): return badValue("must be \(Self.bounds(range)), not \(value)")
        case .tooLarge: return badValue("must be \(Self.bounds(range)); this number is too large")
        case nil: return wrongType("a whole number", help: quotedNumberHelp)
        }
    }

    /// A finite number, with or without a fraction, within a range.
    package func double(in range: ClosedRange<Double>? = nil) -> Double? {
        guard let value = node.scalar?.double else { return wrongType("a number", help: quotedNumberHelp) }
        if let range, !range.contains(value) {
            return badValue("must be between \(range.lowerBound) and \(range.upperBound), not \(value)")
        }
        return value
    }

    /// A time such as `250ms`, `30s`, `10m`, `48h` or `2d`, within a range.
    package func duration(in range: ClosedRange<Duration>? = nil) -> Duration? {
        guard let scalar = node.scalar, !scalar.isNull else { return wrongType("a time such as 30s") }
        guard let value = Duration(written: scalar.text) else {
            if scalar.integer != nil { return wrongType("a time such as 30s", help: "add its unit: ms, s, m, h or d") }
            return badValue(
                "must be a time such as 250ms, 30s, 10m, 48h or 2d, not \(scalar.text.quoted)",
                help: "one number and one unit; nothing is finer than 1ms")
        }
        if let range, !range.contains(value) {
            let bounds = "\(range.lowerBound.written) to \(range.upperBound.written)"
            return badValue("must be from \(bounds), not \(scalar.text)")
        }
        return value
    }

    private var quotedNumberHelp: String? {
        guard let scalar = node.scalar, !scalar.isPlain else { return nil }
        return YAMLScalar(scalar.text, .plain).double == nil ? nil : "take the quotes away"
    }

    private static func bounds(_ range: ClosedRange<Int>) -> String {
        switch (range.lowerBound, range.upperBound) {
        case (.min, .max): "a number of 64 bits"
        case (let low, .max): "\(low) or more"
        case (.min, let high): "\(high) or less"
        case (let low, let high) where low == high: "\(low)"
        case (let low, let high): "from \(low) to \(high)"
        }
    }
}
