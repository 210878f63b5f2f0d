/// The next time of each of so many players, agents or loads: the earliest is known at once, and a change costs a walk
/// towards the root. Of two at one time the player with the lower number comes first.
struct Tournament: ~Copyable, Sendable {
    private var times: Block<Int64>
    /// The winner of each match; the root is at 1, and players are the leaves from `leaves` on.
    private var winners: Block<Int32>
    private let leaves: Int

    init(players: Int) {
        var leaves = 1
        while leaves < players { leaves *= 2 }
        self.leaves = leaves
        times = Block(repeating: .max, count: leaves)
        winners = Block(repeating: 0, count: 2 * leaves)
        for index in 0..<leaves { winners[leaves + index] = Int32(index) }
        for match in stride(from: leaves - 1, to: 0, by: -1) { winners[match] = winners[2 * match] }
    }

    /// The player whose turn comes first.
    var first: Int { Int(winners[1]) }

    /// When that is; `.max` with nothing to come.
    var earliest: Int64 { times[first] }

    /// Sets a player's time. O(log players), and less where the player does not win.
    mutating func set(_ player: Int, _ time: Int64) {
        times[player] = time
        var match = (leaves + player) / 2
        while match > 0 {
            let (left, right) = (winners[2 * match], winners[2 * match + 1])
            let winner = times[Int(right)] < times[Int(left)] ? right : left
            // Where somebody else has won and wins again, nothing has changed for the matches above.
            if winner == winners[match], winner != Int32(player) { return }
            winners[match] = winner
            match /= 2
        }
    }
}
