import Routing

extension Condition {
    /// The condition with one bound of it shifted by one, each with what was done to it.
    var shifted: [(Condition, words: String)] {
        switch self {
        case .dnis(let match): match.shifted.map { (.dnis($0), "dnis \($1)") }
        case .clid(let match): match.shifted.map { (.clid($0), "clid \($1)") }
        case .attach(let test): test.shifted.map { (.attach($0), $1) }
        case .not(let parts): Self.shifted(parts).map { (.not($0), $1) }
        case .all(let parts): Self.shifted(parts).map { (.all($0), $1) }
        case .any(let parts): Self.shifted(parts).map { (.any($0), $1) }
        case .during: []
        }
    }

    private static func shifted(_ parts: [Condition]) -> [([Condition], words: String)] {
        parts.indices.flatMap { index in
            parts[index].shifted.map { part, words in
                var copy = parts
                copy[index] = part
                return (copy, words)
            }
        }
    }

    /// The windows that the condition asks for, by slot.
    var windows: [Int] {
        switch self {
        case .during(let windows): windows.map(\.index)
        case .not(let parts), .all(let parts), .any(let parts): parts.flatMap(\.windows)
        case .dnis, .clid, .attach: []
        }
    }
}

extension NumberMatch {
    fileprivate var shifted: [(NumberMatch, words: String)] {
        switch self {
        case .pattern(let pattern): pattern.shifted.map { (.pattern($0), "\(pattern) becomes \($0)") }
        case .any(let matches):
            matches.indices.flatMap { index in
                matches[index].shifted.map { match, words in
                    var copy = matches
                    copy[index] = match
                    return (.any(copy), words)
                }
            }
        case .withheld, .regex, .list: []
        }
    }
}

extension NumberPattern {
    /// A range that is one number shorter at either end.
    fileprivate var shifted: [NumberPattern] {
        guard case .range(let low, let high) = shape, low != high else { return [] }
        return [
            low.moved(by: 1).map { NumberPattern(form, .range($0, high)) },
            high.moved(by: -1).map { NumberPattern(form, .range(low, $0)) },
        ].compactMap(\.self)
    }
}

extension DigitKey {
    /// The number so much further on, of as many digits.
    fileprivate func moved(by step: Int) -> DigitKey? {
        guard let number = Int(description) else { return nil }
        let digits = String(number + step)
        guard number + step >= 0, digits.count <= count else { return nil }
        return DigitKey(String(repeating: "0", count: count - digits.count) + digits)
    }
}

extension AttachTest {
    fileprivate var shifted: [(AttachTest, words: String)] {
        guard case .compared(let comparison, let value) = operation else { return [] }
        let other: Comparison? =
            switch comparison {
            case .less: .atMost
            case .atMost: .less
            case .greater: .atLeast
            case .atLeast: .greater
            case .equal, .unequal: nil
            }
        guard let other else { return [] }
        return [
            (
                AttachTest(field, .compared(other, value)),
                "'\(comparison.rawValue) \(value)' becomes '\(other.rawValue) \(value)'"
            )
        ]
    }
}
