/// How long a scenario runs, how often, and what is measured.
package struct RunPlan: Sendable, Hashable {
    /// When the run is over.
    package enum End: Sendable, Hashable {
        /// After so many milliseconds.
        case duration(Int64)
        /// With this arrival of a random load.
        case calls(Int64)
        /// When nothing can happen any more: the script is at its end.
        case script
    }

    /// How long calls come, in milliseconds; nil where that is not said.
    package var duration: Int64? { if case .duration(let duration) = end { duration } else { nil } }

    /// What becomes of calls that are there at the end.
    package enum Closing: String, Sendable, CaseIterable {
        /// They are left out.
        case stop
        /// No new ones come, and these go on until none is left or none can end.
        case drain
    }

    /// What is not counted yet.
    package enum WarmUp: Sendable, Hashable {
        /// So many milliseconds.
        case time(Int64)
        /// This share of the run, 0 ..< 1.
        case share(Double)
    }

    /// When it is over.
    package var end: End
    /// What then.
    package var closing: Closing
    /// What is not counted.
    package var warmUp: WarmUp
    /// Independent runs, each from empty.
    package var replications: Int
    /// Parts that one run is cut into, where there is only one.
    package var batches: Int
    /// The seed of all randomness.
    package var seed: UInt64
    /// Thresholds of service levels, in milliseconds.
    package var within: [Int64]
    /// Times at which busy agents are counted, in milliseconds from the start.
    package var snapshots: [Int64]

    /// A plan; one run to the end of the script unless said otherwise.
    package init(
        end: End = .script, closing: Closing = .stop, warmUp: WarmUp = .time(0), replications: Int = 1,
        batches: Int = 100, seed: UInt64 = 1, within: [Int64] = [20_000], snapshots: [Int64] = []
    ) {
        self.end = end
        self.closing = closing
        self.warmUp = warmUp
        self.replications = replications
        self.batches = batches
        self.seed = seed
        self.within = within
        self.snapshots = snapshots
    }
}
