extension Driver {
    /// When nothing has brought the run on for so long, nothing will.
    static let longestStandstill: Int64 = 21 * 86_400_000
    /// The same in instants, for what goes round within milliseconds.
    static let longestCircle = 20_000_000

    /// Somebody called, was answered or is gone, or the script said something.
    @inline(__always)
    mutating func progressed() { lastProgress = (instants, now) }

    /// True when nobody is going to call, hang up or end a conversation, and what still happens has gone round in
    /// circles for weeks: an agent who lets it ring, comes back and lets it ring again; a caller who dials and dials.
    @inline(__always)
    func isAtStandstill() -> Bool {
        now - lastProgress.time > Self.longestStandstill || instants - lastProgress.instants > Self.longestCircle
            ? nobodyIsGoingToCallOrHangUp : false
    }

    private var nobodyIsGoingToCallOrHangUp: Bool {
        if isTakingCalls, arrivals.earliest < .max { return false }
        guard certain == 0, departures.earliest == .max, impatience.earliest == .max else { return false }
        return !isAnybodyTalking
    }

    private var isAnybodyTalking: Bool {
        for agent in 0..<duties.count { if case .finish = duties[agent] { return true } }
        return false
    }
}
