/// Makes instructions of a regular expression, from its end to its beginning: what follows is known first.
struct AutomatonBuilder {
    private var instructions: [Automaton.Instruction] = [.match]
    private var sets: [Automaton.ByteSet] = []
    private let limit: Int

    private init(limit: Int) {
        self.limit = limit
    }

    static func build(_ node: PatternNode, limit: Int) throws(Pattern.ParseError) -> Automaton {
        var builder = AutomatonBuilder(limit: limit)
        let start = try builder.build(node, next: 0)
        return Automaton(instructions: builder.instructions, sets: builder.sets, start: start)
    }

    private mutating func build(_ node: PatternNode, next: Int32) throws(Pattern.ParseError) -> Int32 {
        switch node {
        case .scalars(let set): return try build(set, next: next)
        case .assertion(let assertion): return try add(.assertion(assertion, next: next))
        case .sequence(let parts):
            var next = next
            for part in parts.reversed() { next = try build(part, next: next) }
            return next
        case .alternatives(let choices):
            var entry: Int32?
            for choice in choices.reversed() {
                let start = try build(choice, next: next)
                entry = try entry.map { other throws(Pattern.ParseError) in try add(.split(start, other)) } ?? start
            }
            return entry ?? next
        case .repeated(let part, let least, let most):
            return try build(part, least: least, most: most, next: next)
        }
    }

    private mutating func build(
        _ part: PatternNode, least: Int, most: Int?, next: Int32
    ) throws(Pattern.ParseError) -> Int32 {
        var entry = next
        if let most {
            for _ in least..<most { entry = try add(.split(build(part, next: entry), next)) }
        } else {
            entry = try add(.split(next, next))
            let body = try build(part, next: entry)
            instructions[Int(entry)] = .split(body, next)
        }
        for _ in 0..<least {
            let start = try build(part, next: entry)
            // What adds no instruction once never will: nested repeats of nothing would take forever, within any limit.
            if start == entry { break }
            entry = start
        }
        return entry
    }

    // MARK: Scalars

    /// A run of bytes, and what follows it.
    private struct Run: Hashable {
        let low: UInt8
        let high: UInt8
        let next: Int32
    }

    private mutating func build(_ set: ScalarSet, next: Int32) throws(Pattern.ParseError) -> Int32 {
        var ascii = Automaton.ByteSet()
        var entries: [Int32] = []
        var known: [Run: Int32] = [:]
        for range in set.ranges {
            if range.lowerBound < 0x80 {
                ascii.insert(UInt8(range.lowerBound)...UInt8(min(range.upperBound, 0x7F)))
            }
            for sequence in UTF8Sequences(of: range) {
                var entry = next
                for bytes in sequence.reversed() {
                    let run = Run(low: bytes.lowerBound, high: bytes.upperBound, next: entry)
                    if let before = known[run] {
                        entry = before
                    } else {
                        entry = try add(.bytes(low: run.low, high: run.high, next: run.next))
                        known[run] = entry
                    }
                }
                entries.append(entry)
            }
        }
        if ascii != Automaton.ByteSet() {
            if let number = sets.firstIndex(of: ascii) {
                try entries.append(add(.set(Int32(number), next: next)))
            } else {
                sets.append(ascii)
                try entries.append(add(.set(Int32(sets.count - 1), next: next)))
            }
        }
        guard var entry = entries.popLast() else {
            // No character at all: a run that no byte is in.
            return try add(.bytes(low: 1, high: 0, next: next))
        }
        while let other = entries.popLast() { entry = try add(.split(entry, other)) }
        return entry
    }

    private mutating func add(_ instruction: Automaton.Instruction) throws(Pattern.ParseError) -> Int32 {
        guard instructions.count < limit else { throw Pattern.ParseError(reason: .tooLarge, offset: 0) }
        instructions.append(instruction)
        return Int32(instructions.count - 1)
    }
}
