/// A regular expression as a table: one look-up a byte. Built whole beforehand, so threads share it.
final class DenseAutomaton: Sendable {
    private static let dead: UInt16 = 0
    private static let matched: UInt16 = 1

    /// By state and class of byte.
    private let transitions: [UInt16]
    /// Whether the text may end in the state.
    private let mayEnd: [Bool]
    /// Bytes that no instruction tells apart are one class.
    private let classes: [UInt8]
    private let classCount: Int
    private let start: UInt16

    /// Nil if there were more than `limit` states, or if it looks around lines or words.
    init?(_ automaton: Automaton, limit: Int = 256) {
        for case .assertion(let assertion, _) in automaton.instructions
        where assertion != .textStart && assertion != .textEnd {
            return nil
        }
        (classes, classCount) = Self.classes(of: automaton)
        var numbers: [[Int32]: UInt16] = [:]
        // The dead state and the one after a match come first.
        var states: [[Int32]] = [[], []]
        var mayEnd = [false, true]
        /// The state of instructions, made if it is new; nil if there are too many.
        func number(_ threads: Automaton.Threads, _ isMatch: Bool, isStart: Bool) -> UInt16? {
            if isMatch { return Self.matched }
            let members = threads.list.filter { automaton.instructions[Int($0)].waits }.sorted()
            if members.isEmpty, !isStart { return Self.dead }
            let key = isStart ? [-1] + members : members
            if let number = numbers[key] { return number }
            guard states.count < limit else { return nil }
            let number = UInt16(states.count)
            numbers[key] = number
            states.append(members)
            mayEnd.append(Self.mayEnd(members, of: automaton, isStart: isStart))
            return number
        }
        var threads = Automaton.Threads(capacity: automaton.instructions.count)
        let startsMatched = threads.insert(automaton.start, of: automaton) { $0 == .textStart ? true : nil }
        guard let first = number(threads, startsMatched, isStart: true) else { return nil }
        start = first
        let samples = Self.samples(classes, classCount)
        var transitions =
            Array(repeating: Self.dead, count: classCount) + Array(repeating: Self.matched, count: classCount)
        var state = 2
        while state < states.count {
            for byte in samples {
                threads.removeAll()
                var isMatch = threads.insert(automaton.start, of: automaton) { $0 == .textStart ? false : nil }
                for member in states[state] {
                    guard let follower = automaton.accepts(byte, at: member) else { continue }
                    if threads.insert(follower, of: automaton, where: { $0 == .textStart ? false : nil }) {
                        isMatch = true
                    }
                }
                guard let next = number(threads, isMatch, isStart: false) else { return nil }
                transitions.append(next)
            }
            state += 1
        }
        self.transitions = transitions
        self.mayEnd = mayEnd
    }

    /// Whether a part of `text` matches. O(length).
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var state = start
        guard state > Self.matched else { return state == Self.matched }
        return transitions.withUnsafeBufferPointer { transitions in
            classes.withUnsafeBufferPointer { classes in
                for byte in text {
                    state = transitions[Int(state) &* classCount &+ Int(classes[Int(byte)])]
                    if state <= Self.matched { return state == Self.matched }
                }
                return mayEnd[Int(state)]
            }
        }
    }

    private static func mayEnd(_ members: [Int32], of automaton: Automaton, isStart: Bool) -> Bool {
        var threads = Automaton.Threads(capacity: automaton.instructions.count)
        for member in members
        where threads.insert(
            member, of: automaton, where: { $0 == .textEnd ? true : isStart })
        {
            return true
        }
        return false
    }

    private static func classes(of automaton: Automaton) -> ([UInt8], Int) {
        var begins = [Bool](repeating: false, count: 257)
        begins[0] = true
        for instruction in automaton.instructions {
            switch instruction {
            case .bytes(let low, let high, _) where low <= high:
                begins[Int(low)] = true
                begins[Int(high) + 1] = true
            case .set(let set, _):
                let set = automaton.sets[Int(set)]
                for byte in UInt8(1)...255 where set.contains(byte) != set.contains(byte - 1) {
                    begins[Int(byte)] = true
                }
            default: continue
            }
        }
        var number = -1
        let classes = (0..<256).map { byte -> UInt8 in
            if begins[byte] { number += 1 }
            return UInt8(number)
        }
        return (classes, number + 1)
    }

    /// A byte of each class.
    private static func samples(_ classes: [UInt8], _ count: Int) -> [UInt8] {
        var samples = [UInt8](repeating: 0, count: count)
        for byte in 0..<256 { samples[Int(classes[byte])] = UInt8(byte) }
        return samples
    }
}

extension Automaton.Instruction {
    /// Whether it needs a byte, or the end, to go on.
    fileprivate var waits: Bool {
        switch self {
        case .bytes, .set, .match: true
        case .assertion(let assertion, _): assertion == .textEnd
        case .split: false
        }
    }
}
