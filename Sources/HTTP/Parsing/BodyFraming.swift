/// How the end of a body is known.
enum BodyFraming: Hashable, Sendable {
    case length(Int)
    case chunked
    /// A response may go on until its connection ends.
    case untilClose
}
