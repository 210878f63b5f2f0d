/// What of a run is kept beside the sums: costs memory by the call or by the moment.
package struct Watch: Sendable, Hashable {
    /// The story of every scripted call, or of none.
    package var tellsStories: Bool
    /// How many calls wait over time.
    package var draws: Bool

    /// Nothing, unless said otherwise.
    package init(tellsStories: Bool = false, draws: Bool = false) {
        self.tellsStories = tellsStories
        self.draws = draws
    }
}
