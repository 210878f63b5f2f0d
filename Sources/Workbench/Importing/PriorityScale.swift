/// How another system's priorities become ours, of which 1 is the most urgent and 9 the least.
package struct PriorityScale: Sendable {
    /// Which of two numbers is the more urgent.
    package enum Direction: String, Sendable, CaseIterable {
        /// 1 before 2, as here.
        case lowFirst = "low-first"
        /// 100 before 1, as in Twilio.
        case highFirst = "high-first"
    }

    private var levels: [Int: Int] = [:]
    package let direction: Direction

    /// A scale for these priorities. Where 1 to 9 and low first are all there is, each stays what it is; else they are
    /// ranked, the most urgent first, and spread over the nine levels where there are more of them.
    package init(_ priorities: some Sequence<Int>, _ direction: Direction) {
        self.direction = direction
        let distinct = Set(priorities).sorted { direction == .lowFirst ? $0 < $1 : $0 > $1 }
        if direction == .lowFirst, distinct.allSatisfy({ 1...9 ~= $0 }) {
            for priority in distinct { levels[priority] = priority }
        } else {
            for (rank, priority) in distinct.enumerated() {
                levels[priority] = distinct.count <= 9 ? rank + 1 : 1 + rank * 9 / distinct.count
            }
        }
    }

    /// Our priority for theirs.
    func level(of priority: Int) -> Int? { levels[priority] }

    /// `1 -> 1, 5 -> 2`, the most urgent first.
    var words: String {
        levels.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { "\($0.key) -> \($0.value)" }
            .joined(separator: ", ")
    }
}
