/// The sums of one batch or replication: one row of numbers for each cell of calls, each queue and each group.
struct Part: Sendable, Hashable {
    /// Rows by class and priority, then by queue, of `CallColumns`.
    var calls: [Double]
    /// Rows by group, of `GroupColumns`.
    var groups: [Double]
    /// Percentiles of waits by `Tally.Layout.quantile`; nil where no call was counted. Empty where a later part
    /// has those of several parts together.
    var quantiles: [Double?]

    /// The percentiles that results give.
    static let shares = [0.5, 0.9, 0.95, 0.99]
}
