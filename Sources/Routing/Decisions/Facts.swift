/// What is known of the outside world while a decision is made: the answers of the lookups asked so far.
public struct Facts: Sendable {
    private var answers: [LookupAnswer?] = []

    /// Nothing is known yet.
    public init() {}

    /// The answer of a lookup; nil until it was asked.
    public subscript(lookup: Slot<Lookup>) -> LookupAnswer? {
        get { lookup.index < answers.count ? answers[lookup.index] : nil }
        set {
            while answers.count <= lookup.index { answers.append(nil) }
            answers[lookup.index] = newValue
        }
    }

    /// Whether nothing was asked.
    public var isEmpty: Bool { answers.allSatisfy { $0 == nil } }
}
