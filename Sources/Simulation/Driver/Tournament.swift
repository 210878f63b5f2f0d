/// The next time of each of so many players, agents or loads: the earliest is known at once, and a change costs a walk to
/// the root. Of two at one time the player with the lower number comes first.
struct Tournament: Sendable {
    private var times: [Int64]
    /// The winner of each match; the root is at 1, and players are the leaves from `leaves` on.
    private var winners: [Int32]
    private let leaves: Int

    init(players: Int) {
        var leaves = 1
        while leaves < players { leaves *= 2 }
        self.leaves = leaves
        times = Array(repeating: .max, count: leaves)
        winners = Array(repeating: 0, count: 2 * leaves)
        for index in 0..<leaves { winners[leaves + index] = Int32(index) }
        for match in stride(from: leaves - 1, to: 0, by: -1) { winners[match] = winners[2 * match] }
    }

    /// The player whose turn comes first.
    var first: Int { Int(winners[1]) }

    /// When that is; `.max` with nothing to come.
    var earliest: Int64 { times[first] }

    /// Sets a player's time.
    mutating func set(_ player: Int, _ time: Int64) {
        times[player] = time
        var match = (leaves + player) / 2
        while match > 0 {
            let (left, right) = (winners[2 * match], winners[2 * match + 1])
            winners[match] = times[Int(right)] < times[Int(left)] ? right : left
            match /= 2
        }
    }
}
