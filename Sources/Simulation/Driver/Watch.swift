/// What of a run is kept beside the sums: costs memory by the call or by the moment.
package struct Watch: Sendable, Hashable {
    /// The story of every scripted call, or of none.
    package var tellsStories: Bool
    /// How many calls wait over time.
    package var draws: Bool
    /// The vendor's statistics, `CallsStat` with a row a call; of the first run.
    package var keepsStatistics: Bool

    /// Nothing, unless said otherwise.
    package init(tellsStories: Bool = false, draws: Bool = false, keepsStatistics: Bool = false) {
        self.tellsStories = tellsStories
        self.draws = draws
        self.keepsStatistics = keepsStatistics
    }
}
