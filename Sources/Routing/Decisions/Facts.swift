/// What is known of the outside world while a decision is made: the answers of the lookups asked so far, and how the
/// queues stand.
public struct Facts: Sendable {
    private var answers: [LookupAnswer?] = []
    /// How the queues stand; nil where that is not known, so that asking for it is an error.
    public var queues: QueueBoard?

    /// Nothing is known yet but how the queues stand.
    public init(queues: QueueBoard? = nil) { self.queues = queues }

    /// The answer of a lookup; nil until it was asked.
    public subscript(lookup: Slot<Lookup>) -> LookupAnswer? {
        get { lookup.index < answers.count ? answers[lookup.index] : nil }
        set {
            while answers.count <= lookup.index { answers.append(nil) }
            answers[lookup.index] = newValue
        }
    }

    /// Whether no lookup was asked.
    public var isEmpty: Bool { answers.allSatisfy { $0 == nil } }
}
