/// The keys of a mapping under construction, and the number of the record of each.
struct UniqueKeys {
    // Below this a scan beats hashing, and nearly all mappings of a rule file are below.
    private static let scanned = 16

    private var keys: [(text: String, record: Int)] = []
    private var records: [String: Int] = [:]

    /// Adds a key, or answers the record of the same key before it.
    mutating func insert(_ key: String, at record: Int) -> Int? {
        if let known = self.record(of: key) { return known }
        keys.append((key, record))
        if keys.count > Self.scanned { records[key] = record }
        return nil
    }

    private mutating func record(of key: String) -> Int? {
        guard keys.count >= Self.scanned else { return keys.first { $0.text == key }?.record }
        if records.isEmpty {
            for (text, record) in keys { records[text] = record }
        }
        return records[key]
    }
}
