/// The entries of a mapping under construction, no key twice.
struct UniquePairs {
    // Below this a scan beats hashing, and nearly all mappings of a rule file are below.
    private static let scanned = 16

    private(set) var pairs: [YAMLPair] = []
    private var indices: [String: Int] = [:]

    /// Appends an entry, or answers the place of the entry that has the key already.
    mutating func append(_ pair: YAMLPair) -> SourceRange? {
        if let index = index(of: pair.key.text) { return pairs[index].key.range }
        pairs.append(pair)
        if pairs.count > Self.scanned { indices[pair.key.text] = pairs.count - 1 }
        return nil
    }

    private mutating func index(of key: String) -> Int? {
        guard pairs.count >= Self.scanned else { return pairs.firstIndex { $0.key.text == key } }
        if indices.isEmpty {
            for (index, pair) in pairs.enumerated() { indices[pair.key.text] = index }
        }
        return indices[key]
    }
}
