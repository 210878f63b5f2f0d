/// What a call's numbers must be for a rule to be worth a look: a condition that the rule's own ones imply, in two
/// operations on machine words and without touching a reference count.
///
/// Every pattern is a range of packed words, for digits stand in the high places and their count in the lowest, so
/// that all numbers with a prefix lie next to each other. A call let through may still not match: its number may have
/// been cut, or lie between the ends of a range and be longer than both.
struct Gate {
    private let place: CallKeys.Place
    private let low: UInt64
    private let span: UInt64

    /// The gate that lets every call through.
    static let open = Gate(.dialledNational, 0...UInt64.max)

    init(_ place: CallKeys.Place, _ words: ClosedRange<UInt64>) {
        self.place = place
        low = words.lowerBound
        span = words.upperBound - words.lowerBound
    }

    /// The narrowest gate that `conditions`, which must all hold, imply.
    init(_ conditions: [Condition]) {
        self = conditions.compactMap(\.gate).min { $0.span < $1.span } ?? .open
    }

    func admits(_ words: borrowing Span<UInt64>) -> Bool { words[Int(place.rawValue)] &- low <= span }
}

extension Condition {
    /// What the condition demands of a number; nil where that is no single range.
    fileprivate var gate: Gate? {
        switch self {
        case .dnis(let match): match.words.map { Gate($0.form == .e164 ? .dialledE164 : .dialledNational, $0.range) }
        case .clid(let match): match.words.map { Gate($0.form == .e164 ? .callerE164 : .callerNational, $0.range) }
        case .all(let parts): Gate(parts)
        case .attach, .during, .not, .any: nil
        }
    }
}

extension NumberMatch {
    /// The range that all matching numbers lie in.
    fileprivate var words: (form: NumberPattern.Form, range: ClosedRange<UInt64>)? {
        switch self {
        case .pattern(let pattern):
            return (pattern.form, pattern.shape.words)
        case .any(let matches):
            guard var hull = matches.first?.words else { return nil }
            for match in matches.dropFirst() {
                guard let other = match.words, other.form == hull.form else { return nil }
                let low = min(hull.range.lowerBound, other.range.lowerBound)
                hull.range = low...max(hull.range.upperBound, other.range.upperBound)
            }
            return hull
        case .withheld, .list:
            return nil
        }
    }
}

extension NumberPattern.Shape {
    fileprivate var words: ClosedRange<UInt64> {
        switch self {
        case .exact(let digits): digits.word...digits.word
        case .prefix(let digits): digits.word...(digits.word | UInt64.max >> UInt64(4 * digits.count))
        // Made by hand a range may be reversed or have ends of different lengths, and then it matches nothing.
        case .range(let low, let high): min(low.word, high.word)...max(low.word, high.word)
        }
    }
}
