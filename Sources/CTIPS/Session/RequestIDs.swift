/// Gives out the ids of one client's requests: each once, never 0, which means "not asked for".
///
/// Events that another client caused carry that client's ids to everybody, so two clients should not count in step: the
/// first id is handed in, and is best drawn at random.
public struct RequestIDs: Hashable, Sendable {
    private var last: Int32

    /// Ids that follow `start`.
    public init(after start: Int32) {
        last = max(0, start)
    }

    /// The next id, between 1 and 2³¹ - 1; after the last comes the first again.
    public mutating func next() -> Int32 {
        last = last == Int32.max ? 1 : last + 1
        return last
    }
}
