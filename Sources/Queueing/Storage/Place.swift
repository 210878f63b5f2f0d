/// A call's place in a lane. It is stale once the stamp of its membership has changed.
struct Place: BitwiseCopyable, Sendable {
    /// When the call was first queued: older goes first.
    let firstQueued: Int64
    /// The order of arrival, which breaks ties (R3).
    let sequence: Int64
    let membership: Int32
    let stamp: UInt32

    @inline(__always)
    static func < (left: Self, right: Self) -> Bool {
        left.firstQueued != right.firstQueued
            ? left.firstQueued < right.firstQueued : left.sequence < right.sequence
    }
}
