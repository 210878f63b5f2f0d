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

/// A call an agent may take.
struct Candidate: BitwiseCopyable, Sendable {
    var call: Int32
    var key: CallKey
}
