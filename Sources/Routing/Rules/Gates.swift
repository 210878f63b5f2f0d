/// The gates of all rules, side by side: answers which rule to look at next.
///
/// Most rules ask for one dialled number or one caller, so nearly all are passed over here, about a nanosecond each.
struct Gates {
    private let gates: [Gate]

    init(_ rules: [Rule]) {
        gates = rules.map { Gate($0.conditions) }
    }

    /// The first rule from `index` on that a call with `keys` may match; nil when none is left. O(rules passed over).
    func rule(from index: Int, for keys: CallKeys) -> Int? {
        // A span keeps the words in one place; indexing the keys themselves would copy all of them for every gate.
        let words = keys.words.span
        var index = index
        while index < gates.count {
            if gates[index].admits(words) { return index }
            index += 1
        }
        return nil
    }
}
