/// How urgent a call is to an agent (R4); the lesser goes first.
struct CallKey: BitwiseCopyable, Sendable {
    /// Level, effective priority and returned or not, as far as the rule looks at them.
    var rank: Int
    var firstQueued: Int64
    var sequence: Int64

    @inline(__always)
    static func < (left: Self, right: Self) -> Bool {
        if left.rank != right.rank { return left.rank < right.rank }
        return left.firstQueued != right.firstQueued
            ? left.firstQueued < right.firstQueued : left.sequence < right.sequence
    }
}

/// A call an agent may take, or nobody: whose key is behind all others, so that no optional is compared.
struct Candidate: BitwiseCopyable, Sendable {
    var call: Int32
    var key: CallKey

    /// No call.
    static var none: Self { Self(call: -1, key: CallKey(rank: .max, firstQueued: .max, sequence: .max)) }

    /// The call at `place`, if it is the more urgent.
    @inline(__always)
    mutating func take(_ place: Place, rank: Int, of memberships: borrowing Pool<Membership>) {
        let key = CallKey(rank: rank, firstQueued: place.firstQueued, sequence: place.sequence)
        if key < self.key { self = Self(call: memberships[place.membership].call, key: key) }
    }
}
