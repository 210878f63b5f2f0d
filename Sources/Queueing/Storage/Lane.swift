/// Calls of one queue, one base priority and one of returned or not, in the order of their places.
///
/// Calls nearly always enter with the newest place; they stand in a ring. One that comes with an older place, by
/// overflow or from an agent who did not answer, stands in a small heap beside it. Nothing is taken out before it is
/// at the front: leaving changes the stamp, and stale places are skipped.
struct Lane: BitwiseCopyable, Sendable {
    /// Calls that wait here, stale places not counted.
    var waiting = 0
    /// The place nobody in this lane stands behind: a newcomer with a later one is last for certain.
    var last = (firstQueued: Int64.min, sequence: Int64.min)

    /// `@unchecked`: the addresses belong to the `Lanes` that holds this lane, which has one owner.
    struct Blocks: BitwiseCopyable, @unchecked Sendable {
        var ring: UnsafeMutablePointer<Place>?
        var strays: UnsafeMutablePointer<Place>?
    }

    var blocks = Blocks()
    /// Ring positions count up for ever; the low bits say where in the block.
    var head = 0
    var tail = 0
    var ringCapacity = 0
    var strayCount = 0
    var strayCapacity = 0
}
