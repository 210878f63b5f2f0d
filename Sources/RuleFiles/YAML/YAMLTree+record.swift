extension YAMLTree {
    /// One node. Millions of them are read from a long file, so every byte counts.
    struct Record {
        enum Kind: UInt32 {
            case plain, singleQuoted, doubleQuoted, literal, folded, mapping, sequence, alias
        }

        let start: SourcePosition
        private(set) var end: SourcePosition
        private var place: UInt32
        /// The count in its lower 28 bits, above them whether it is left out, and the kind.
        private var packed: UInt32

        private static let countMask: UInt32 = 1 << 28 - 1
        private static let leftOut: UInt32 = 1 << 28

        init(_ kind: Kind, from start: SourcePosition, to end: SourcePosition, first: Int = 0, count: Int = 0) {
            // Files are capped far below that.
            precondition(count <= Self.countMask, "a text or a collection is too long")
            self.start = start
            self.end = end
            place = UInt32(first)
            packed = kind.rawValue << 29 | UInt32(count)
        }

        var kind: Kind {
            guard let kind = Kind(rawValue: packed >> 29) else { preconditionFailure("three bits are a kind") }
            return kind
        }

        /// Of a scalar where its text begins, of a collection the record behind it, of an alias what it stands for.
        var first: Int { Int(place) }

        /// Of a scalar the length of its text, of a collection how many entries it has.
        var count: Int { Int(packed & Self.countMask) }

        /// A key that may not be there, such as one given twice. What it names can have an anchor all the same.
        var isLeftOut: Bool { packed & Self.leftOut != 0 }

        /// The record behind this one, which is number `index`, and all that is in it.
        func behind(_ index: Int) -> Int { kind == .mapping || kind == .sequence ? first : index + 1 }

        /// The scalar whose text is among `texts`.
        func scalar(_ texts: [UInt8]) -> YAMLScalar {
            let text = texts.withUnsafeBufferPointer { String(decoding: $0[first..<first + count], as: UTF8.self) }
            guard let style = YAMLScalar.Style(rawValue: UInt8(kind.rawValue)) else {
                preconditionFailure("a collection has no text")
            }
            return YAMLScalar(text, style)
        }

        /// The text of this record of `records`, if it is or stands for a single value.
        func scalar(among records: [Record], _ texts: [UInt8]) -> YAMLScalar? {
            switch kind {
            case .alias: records[first].scalar(among: records, texts)
            case .mapping, .sequence: nil
            case .plain, .singleQuoted, .doubleQuoted, .literal, .folded: scalar(texts)
            }
        }

        fileprivate mutating func close(before behind: Int, count: Int, end: SourcePosition) {
            self = Record(kind, from: start, to: end, first: behind, count: count)
        }

        fileprivate mutating func leaveOut() { packed |= Self.leftOut }
    }

    /// A tree that is being read. Records are named by their number.
    struct Draft: ~Copyable {
        fileprivate(set) var records: [Record] = []
        fileprivate(set) var texts: [UInt8] = []

        /// Room for the nodes of a text of so many bytes. A guess that is too high costs nothing: memory that is not
        /// written to is none.
        init(bytes: Int) {
            records.reserveCapacity(bytes / 3)
            texts.reserveCapacity(bytes)
        }

        var next: Int { records.count }

        func range(_ index: Int, in file: SourceFile) -> SourceRange {
            SourceRange(file, from: records[index].start, to: records[index].end)
        }

        /// Where the node of a record ends, for an alias what it stands for.
        func end(of index: Int) -> SourcePosition {
            let record = records[records[index].kind == .alias ? records[index].first : index]
            return max(record.start, record.end)
        }

        /// The text of a record, if it is or stands for a single value.
        func scalar(_ index: Int) -> YAMLScalar? { records[index].scalar(among: records, texts) }

        mutating func append(_ scalar: YAMLScalar, from start: SourcePosition, to end: SourcePosition) {
            let first = texts.count
            texts.append(contentsOf: scalar.text.utf8)
            guard let kind = Record.Kind(rawValue: UInt32(scalar.style.rawValue)) else {
                preconditionFailure("styles are kinds")
            }
            records.append(Record(kind, from: start, to: end, first: first, count: texts.count - first))
        }

        mutating func append(aliasOf target: Int, from start: SourcePosition, to end: SourcePosition) {
            records.append(Record(.alias, from: start, to: end, first: target))
        }

        /// What is appended before it is closed is in the collection.
        mutating func open(_ kind: Record.Kind, from start: SourcePosition) {
            records.append(Record(kind, from: start, to: start))
        }

        mutating func close(_ index: Int, count: Int, end: SourcePosition) {
            records[index].close(before: records.count, count: count, end: end)
        }

        mutating func leaveOut(_ key: Int) { records[key].leaveOut() }
    }
}
