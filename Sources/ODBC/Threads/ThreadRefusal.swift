/// The system would give no further thread.
public struct ThreadRefusal: Error, Sendable, Hashable {
    /// The reason, as in `errno`: EAGAIN where a limit on threads is reached.
    public let code: Int32
}
