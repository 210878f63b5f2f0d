extension Automaton {
    /// What is around a place between two bytes.
    struct Surroundings {
        let before: UInt8?
        let after: UInt8?

        func hold(_ assertion: PatternNode.Assertion) -> Bool {
            switch assertion {
            case .textStart: before == nil
            case .textEnd: after == nil
            case .lineStart: before == nil || before == 0x0A
            case .lineEnd: after == nil || after == 0x0A
            case .wordBoundary: isWordBoundary
            case .noWordBoundary: !isWordBoundary
            }
        }

        /// Words are of ASCII, and no byte of another character is.
        private var isWordBoundary: Bool { isWord(before) != isWord(after) }

        private func isWord(_ byte: UInt8?) -> Bool {
            byte.map { ScalarSet.word.contains(UInt32($0)) } ?? false
        }
    }

    /// Instructions under way at once, each once.
    struct Threads {
        private(set) var list: [Int32] = []
        private var members: [Bool]
        private var pending: [Int32] = []

        init(capacity: Int) {
            members = Array(repeating: false, count: capacity)
        }

        mutating func removeAll() {
            for member in list { members[Int(member)] = false }
            list.removeAll(keepingCapacity: true)
        }

        /// Puts in `entry` and all that can be reached from it without a byte. Assertions of which `holds` says
        /// nothing stay, to be asked later. Whether a match is among them.
        mutating func insert(
            _ entry: Int32, of automaton: borrowing Automaton, where holds: (PatternNode.Assertion) -> Bool?
        ) -> Bool {
            var isMatch = false
            pending.append(entry)
            while let next = pending.popLast() {
                guard !members[Int(next)] else { continue }
                members[Int(next)] = true
                list.append(next)
                switch automaton.instructions[Int(next)] {
                case .split(let first, let second):
                    pending.append(second)
                    pending.append(first)
                case .assertion(let assertion, let next):
                    if holds(assertion) ?? false { pending.append(next) }
                case .match: isMatch = true
                case .bytes, .set: continue
                }
            }
            return isMatch
        }
    }

    /// Whether a part of `text` matches. Every instruction is gone through once a byte at most (Pike's machine), so
    /// time is O(length · instructions) whatever the expression.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var current = Threads(capacity: instructions.count)
        var next = Threads(capacity: instructions.count)
        for index in 0...text.count {
            let around = Surroundings(
                before: index > 0 ? text[index - 1] : nil, after: index < text.count ? text[index] : nil)
            if current.insert(start, of: self, where: { around.hold($0) }) { return true }
            guard let byte = around.after else { return false }
            let beyond = Surroundings(before: byte, after: index + 1 < text.count ? text[index + 1] : nil)
            for instruction in current.list {
                guard let follower = accepts(byte, at: instruction) else { continue }
                if next.insert(follower, of: self, where: { beyond.hold($0) }) { return true }
            }
            swap(&current, &next)
            next.removeAll()
        }
        return false
    }
}
