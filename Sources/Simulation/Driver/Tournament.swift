/// The next time of each of so many players, agents or loads: the earliest is known at once, and a change costs a walk
/// towards the root. Of two at one time the player with the lower number comes first.
struct Tournament: ~Copyable, Sendable {
    /// The winner of each match as its time and its number in one word; the root is at 1, and players are the leaves from
    /// `leaves` on.
    private var winners: Block<Int64>
    private let leaves: Int

    /// As many bits have room for a million players, and the rest for five centuries of milliseconds.
    private static var numberBits: Int64 { 20 }
    /// No time is later than this but `.max`.
    private static var never: Int64 { .max >> numberBits }

    init(players: Int) {
        precondition(players < 1 << Self.numberBits, "\(players) players are too many")
        var leaves = 1
        while leaves < players { leaves *= 2 }
        self.leaves = leaves
        winners = Block(repeating: .max, count: 2 * leaves)
        for player in 0..<leaves { winners[leaves + player] = Self.never << Self.numberBits | Int64(player) }
        for match in stride(from: leaves - 1, to: 0, by: -1) { winners[match] = winners[2 * match] }
    }

    /// The player whose turn comes first.
    var first: Int { Int(winners[1] & (1 << Self.numberBits - 1)) }

    /// When that is; `.max` with nothing to come.
    var earliest: Int64 {
        let time = winners[1] >> Self.numberBits
        return time == Self.never ? .max : time
    }

    /// Sets a player's time. O(log players): up to the root even where nothing changes any more, for a processor
    /// that has to guess how far that is loses more.
    @inline(__always)
    mutating func set(_ player: Int, _ time: Int64) {
        var match = leaves + player
        var winner = min(time, Self.never) << Self.numberBits | Int64(player)
        winners[match] = winner
        while match > 1 {
            winner = min(winner, winners[match ^ 1])
            match >>= 1
            winners[match] = winner
        }
    }
}
