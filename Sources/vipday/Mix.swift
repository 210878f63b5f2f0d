import TestSupport

/// Choices with their shares of a thousand.
struct Mix<Choice: Sendable>: Sendable {
    private let shares: [(perMille: Int, choice: Choice)]

    init(_ shares: [(Int, Choice)]) {
        precondition(shares.reduce(0) { $0 + $1.0 } == 1000, "the shares are not of a thousand")
        self.shares = shares.map { (perMille: $0.0, choice: $0.1) }
    }

    func draw(_ random: inout SplitMix64) -> Choice {
        var left = random.below(1000)
        for share in shares {
            guard left >= share.perMille else { return share.choice }
            left -= share.perMille
        }
        preconditionFailure("the shares are of a thousand")
    }
}
