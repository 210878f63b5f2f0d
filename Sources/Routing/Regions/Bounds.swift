/// Which calls fulfil a condition, from both sides: those that may, and those that surely do.
///
/// They are the same where nothing is hidden. Whoever concludes that a rule is never reached must take away only what
/// earlier rules surely take, from all that may come to it.
package struct Bounds: Sendable {
    /// Every call that fulfils it is in here.
    package let upper: Region
    /// Every call in here fulfils it.
    package let lower: Region

    init(upper: Region, lower: Region) {
        self.upper = upper
        self.lower = lower
    }

    /// Known exactly.
    init(_ region: Region) { self.init(upper: region, lower: region) }

    /// More boxes than this are not worth their time: the upper bound is then widened, the lower narrowed.
    static let limit = 64

    /// The calls that fulfil both.
    func intersection(_ other: Bounds) -> Bounds {
        let upper = upper.intersection(other.upper)
        let wide = upper.boxes.count > Self.limit
        return Bounds(
            upper: wide ? (self.upper.boxes.count <= other.upper.boxes.count ? self.upper : other.upper) : upper,
            lower: lower.intersection(other.lower).narrowed)
    }

    /// The calls that fulfil either.
    func union(_ other: Bounds) -> Bounds {
        let upper = upper.union(other.upper)
        return Bounds(
            upper: upper.boxes.count > Self.limit ? .all : upper, lower: lower.union(other.lower).narrowed)
    }

    /// The calls that do not fulfil it.
    func complement(in space: Space) -> Bounds {
        Bounds(
            upper: Region.all.subtracting(lower, in: space, limit: Self.limit) ?? .all,
            lower: Region.all.subtracting(upper, in: space, limit: Self.limit) ?? .empty)
    }
}

extension Region {
    /// No more boxes than are worth their time.
    fileprivate var narrowed: Region { Region(Array(boxes.prefix(Bounds.limit))) }
}
