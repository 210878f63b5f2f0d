/// Which members a message is written with.
public enum WireStyle: Hashable, Sendable {
    /// All published members in published order, and behind them the guide's, with the same values: what a peer made
    /// from either contract reads.
    case complete
    /// The published members alone.
    case published
}
