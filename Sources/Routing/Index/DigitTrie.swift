/// Lists of candidates by the first digits of a number. Nodes of 64 bytes in raw memory; the owner frees it.
///
/// A node knows the first rule of all lists below it, so a walk ends where it cannot find an earlier one than is
/// found already.
struct DigitTrie {
    /// Ten children, then the list, then the first rule in or below the node.
    private static let width = 16
    private static let firstWord = 10
    private static let countWord = 11
    private static let leastWord = 12

    private let words: UnsafeMutablePointer<UInt32>

    /// The trie of `draft`, its candidates appended to `candidates`.
    init(_ draft: Draft, into candidates: inout [Candidate]) {
        let count = draft.children.count / 10
        let memory = UnsafeMutableRawPointer.allocate(byteCount: count * Self.width * 4, alignment: 64)
        words = memory.bindMemory(to: UInt32.self, capacity: count * Self.width)
        words.initialize(repeating: 0, count: count * Self.width)
        for node in 0..<count {
            let base = words + node * Self.width
            for digit in 0..<10 { base[digit] = draft.children[node * 10 + digit] }
            base[Self.firstWord] = UInt32(candidates.count)
            base[Self.countWord] = UInt32(draft.lists[node].count)
            base[Self.leastWord] = draft.least[node]
            candidates += draft.lists[node]
        }
    }

    /// Whether no list can have a rule before `best`.
    @inline(__always)
    func isPassed(by best: UInt32) -> Bool { words[Self.leastWord] >= best }

    /// Calls `scan` with the list of each prefix of the digits in `word`, the shortest first; it answers the best rule
    /// so far.
    @inline(__always)
    func walk(_ word: UInt64, best: UInt32, _ scan: (_ first: UInt32, _ count: UInt32, _ best: UInt32) -> UInt32)
        -> UInt32
    {
        var best = best
        var node = words
        var rest = word
        var left = word & 0xF
        while true {
            if node[Self.countWord] > 0 { best = scan(node[Self.firstWord], node[Self.countWord], best) }
            guard left > 0 else { return best }
            let digit = Int(truncatingIfNeeded: rest &>> 60)
            guard digit < 10, node[digit] != 0 else { return best }
            node = words + Int(node[digit]) &* Self.width
            guard node[Self.leastWord] < best else { return best }
            rest = rest &<< 4
            left &-= 1
        }
    }

    func deallocate() { UnsafeMutableRawPointer(words).deallocate() }

    /// A trie that is being filled, its rules in ascending order.
    struct Draft {
        fileprivate var children: [UInt32] = Array(repeating: 0, count: 10)
        fileprivate var lists: [[Candidate]] = [[]]
        fileprivate var least: [UInt32] = [.max]

        /// Files a candidate under digits, which are `0` to `9` alone.
        mutating func insert(_ candidate: Candidate, under prefix: DigitKey) {
            var node = 0
            least[0] = min(least[0], candidate.rule)
            for place in 0..<prefix.count {
                let digit = Int(prefix.word &>> UInt64(60 - 4 * place) & 0xF)
                var child = Int(children[node * 10 + digit])
                if child == 0 {
                    child = lists.count
                    children[node * 10 + digit] = UInt32(child)
                    children += repeatElement(0, count: 10)
                    lists.append([])
                    least.append(.max)
                }
                node = child
                least[node] = min(least[node], candidate.rule)
            }
            lists[node].append(candidate)
        }
    }
}

/// A rule in a list, and where its tests begin.
struct Candidate {
    let rule: UInt32
    let firstTest: UInt32

    /// In place of a first test: there is none left, the rule matches.
    static let noTest = UInt32.max
}
