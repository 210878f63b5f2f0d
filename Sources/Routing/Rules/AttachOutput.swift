/// The attach data a decision gives the call.
public struct AttachOutput: Hashable, Sendable {
    /// The text, not longer than the rule set's limit.
    public let text: String
    /// The pairs it was made of, where the rule gave a map.
    public let pairs: [Pair]

    /// One pair of a map.
    public struct Pair: Hashable, Sendable {
        /// The key.
        public let key: String
        /// The value.
        public let value: String

        /// `key` with `value`.
        public init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    /// Plain text.
    public init(text: String) {
        self.text = text
        pairs = []
    }

    /// A map; its text is its pairs in the order written.
    public init(pairs: [Pair]) {
        self.pairs = pairs
        text = AttachPairs.text(pairs.map { ($0.key, $0.value) })
    }
}
