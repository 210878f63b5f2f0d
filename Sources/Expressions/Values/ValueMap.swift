/// A map of the language: keys of type `bool`, `int`, `uint` or `string`, each once, in the order of insertion.
public struct ValueMap: Sendable {
    private final class Storage: Sendable {
        let entries: [Entry]
        let index: [MapKey: Int]

        init(entries: [Entry], index: [MapKey: Int]) {
            self.entries = entries
            self.index = index
        }
    }

    /// A key and its value.
    public struct Entry: Sendable {
        /// A `bool`, `int`, `uint` or `string`.
        public let key: Value
        /// What the key finds.
        public let value: Value
    }

    private let storage: Storage

    /// A map of `entries`; nil if a key has another type or stands twice (`1` and `1u` are the same key). O(n).
    public init?(_ entries: some Sequence<(key: Value, value: Value)>) {
        var builder = Builder()
        for (key, value) in entries where builder.insert(key, value) != .inserted {
            return nil
        }
        self.init(builder)
    }

    init(_ builder: Builder) {
        storage = Storage(entries: builder.entries, index: builder.index)
    }

    /// The number of entries. O(1).
    public var count: Int { storage.entries.count }
    /// Whether there is no entry.
    public var isEmpty: Bool { storage.entries.isEmpty }
    /// The entries in the order in which they were put in.
    public var entries: [Entry] { storage.entries }

    /// The value of `key`, nil if there is none. O(1).
    public subscript(key: Value) -> Value? {
        MapKey(finding: key).flatMap { self[$0] }
    }

    subscript(key: MapKey) -> Value? {
        storage.index[key].map { storage.entries[$0].value }
    }

    /// Collects entries.
    struct Builder {
        enum Outcome {
            case inserted, duplicate, unsupportedKey
        }

        fileprivate(set) var entries: [Entry] = []
        fileprivate var index: [MapKey: Int] = [:]

        mutating func insert(_ key: Value, _ value: Value) -> Outcome {
            guard let found = MapKey(storing: key) else { return .unsupportedKey }
            guard index.updateValue(entries.count, forKey: found) == nil else { return .duplicate }
            entries.append(Entry(key: key, value: value))
            return .inserted
        }
    }
}

extension ValueMap: Equatable {
    /// The same keys, of the same types, with equal values; the order means nothing.
    public static func == (left: ValueMap, right: ValueMap) -> Bool {
        guard left.count == right.count else { return false }
        return left.entries.allSatisfy { entry in
            guard let key = MapKey(storing: entry.key), let place = right.storage.index[key] else { return false }
            let other = right.entries[place]
            return other.key == entry.key && other.value == entry.value
        }
    }
}
