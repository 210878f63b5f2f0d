import TestSupport

/// Damage to a rule file: some as a slip of the hand does it, some as a bad disk does.
struct Mutation {
    private let lines: [String]
    /// What stands between blanks, brackets and commas anywhere in the text.
    private let words: [String]

    init(of text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        words = Set(text.split { " ,[]{}\n".contains($0) }.map(String.init)).sorted() + Self.strangers
    }

    private static let strangers = [
        "null", "~", "true", "-1", "0", "1e9", "99999999999999999999", "\"\"", "[]", "{}", "\"*\"", "\"1..2\"", "24:30",
        "anonymous", "present", "*x", "&x", "!x", "|", ">", "#", "\t", "\"", "'", "כ", "\u{0}", "$CLID", ";", "..",
        "include: [rules.yaml]", "dnis: \"1*\"", "not: {}", "if: x",
    ]

    func text(_ random: inout SplitMix64) -> String {
        var lines = self.lines
        for _ in 0...random.below(3) { change(&lines, &random) }
        return lines.joined(separator: "\n")
    }

    private func change(_ lines: inout [String], _ random: inout SplitMix64) {
        let place = random.below(lines.count)
        switch random.below(7) {
        case 0 where lines.count > 1: lines.remove(at: place)
        case 1: lines.insert(lines[random.below(lines.count)], at: place)
        case 2: lines.swapAt(place, random.below(lines.count))
        case 3: lines[place] = String(repeating: " ", count: random.below(9)) + lines[place].drop { $0 == " " }
        case 4: lines[place] = Self.damaged(lines[place], random.pick(Self.strangers), &random)
        default: lines[place] = withAnotherWord(lines[place], &random)
        }
    }

    private func withAnotherWord(_ line: String, _ random: inout SplitMix64) -> String {
        let own = line.split { " ,[]{}".contains($0) }
        guard !own.isEmpty else { return line + random.pick(words) }
        let old = own[random.below(own.count)]
        return line.replacingCharacters(in: old.startIndex..<old.endIndex, with: random.pick(words))
    }

    private static func damaged(_ line: String, _ insert: String, _ random: inout SplitMix64) -> String {
        let start = line.index(line.startIndex, offsetBy: random.below(line.count + 1))
        let end = line.index(start, offsetBy: random.below(4), limitedBy: line.endIndex) ?? line.endIndex
        return line.replacingCharacters(in: start..<end, with: insert)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        var copy = self
        copy.replaceSubrange(range, with: text)
        return copy
    }
}
