import TestSupport

/// When the calls of a day arrive: `count` of them, in order of time, thick in the morning with a thin tail
/// at night.
///
/// The day's load is cut into `count` equal strips and one call falls somewhere into each. So the calls come
/// out sorted however many there are, and none has to be kept.
struct Arrivals {
    let count: Int

    /// Calls in each hour of the day, of a thousand in all.
    static let profile = [
        6, 4, 3, 2, 3, 5, 14, 30, 75, 100, 110, 105, 95, 85, 75, 70, 62, 50, 35, 25, 16, 12, 10, 8,
    ]

    /// The second of the day in which call `index` arrives.
    func second(_ index: Int, _ random: inout SplitMix64) -> Int {
        let load = 1000 * 3600
        var left = (index * load + random.below(load)) / count
        for (hour, share) in Self.profile.enumerated() {
            guard left >= share * 3600 else { return hour * 3600 + left / share }
            left -= share * 3600
        }
        preconditionFailure("the profile is of a thousand calls")
    }
}
