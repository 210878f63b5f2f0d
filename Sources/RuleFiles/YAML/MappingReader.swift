/// Reads the entries of a mapping whose keys are known, and notices those that are not.
///
/// Ask for every key the mapping may have, then call `finish()`.
package struct MappingReader {
    /// The mapping itself, for findings about the whole.
    package let whole: NodeReader

    private let pairs: [YAMLPair]
    /// Keys asked for, present or not: what a misspelt key can have meant.
    private var known: [String] = []

    init(_ pairs: [YAMLPair], of whole: NodeReader) {
        self.pairs = pairs
        self.whole = whole
    }

    package var isEmpty: Bool { pairs.isEmpty }

    /// The value under a key, or nil where the key is absent. An empty value is a value.
    package mutating func optional(_ key: String) -> NodeReader? {
        known.append(key)
        return pair(key).map { NodeReader($0.value, .value(of: key), into: whole.findings) }
    }

    /// The value under a key that must be there; its absence is reported.
    package mutating func required(_ key: String) -> NodeReader? {
        if let value = optional(key) { return value }
        whole.findings.error("missing-key", "\(whole.name) has no \(key.quoted)", at: headline)
        return nil
    }

    /// Where a key itself stands, for findings about its being there at all.
    package func keyRange(_ key: String) -> SourceRange? { pair(key)?.key.range }

    /// Reports every key that was not asked for.
    package func finish() {
        for (index, pair) in pairs.enumerated() where !known.contains(pair.key.text) {
            whole.findings.error(
                "unknown-key", "\(whole.name) has no key \(pair.key.text.quoted)", help: help(forUnknownAt: index),
                at: pair.key.range)
        }
    }

    private func help(forUnknownAt index: Int) -> String? {
        if whole.findings.isFlooded { return nil }
        return cutTextHelp(at: index) ?? suggestion(for: pairs[index].key.text, among: known)
    }

    private func pair(_ key: String) -> YAMLPair? { pairs.first { $0.key.text == key } }

    /// The mapping's first line; a mark over a hundred lines would say nothing.
    private var headline: SourceRange {
        let range = whole.range
        let firstLine = SourceRange(range.file, line: range.line, column: range.column, length: 1)
        return range.start.line == range.end.line ? range : firstLine
    }

    /// `{ talk: lognormal(200s, 150s) }` is cut at the comma, and the rest is a key without a value.
    private func cutTextHelp(at index: Int) -> String? {
        guard index > 0, pairs[index].value.isNull, let before = pairs[index - 1].value.scalar, before.isPlain,
            before.text.contains("("), !before.text.contains(")"), pairs[index].key.text.contains(")")
        else { return nil }
        return "text with a comma is quoted: \"\(before.text), \(pairs[index].key.text)\""
    }
}
