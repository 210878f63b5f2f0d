/// Shares of the calls for several routes. A caller always gets the same side.
public struct Split: Hashable, Sendable {
    /// One side.
    public struct Side: Hashable, Sendable {
        /// Its share, relative to the sum of all.
        public let weight: Int
        /// Where its calls go.
        public let route: Route

        /// A side of `weight`.
        public init(weight: Int, route: Route) {
            self.weight = weight
            self.route = route
        }
    }

    /// The sides in the order written.
    public let sides: [Side]
    private let total: UInt64

    /// A split into `sides`, of which at least one weighs more than nothing.
    public init(sides: [Side]) {
        total = UInt64(sides.reduce(0) { $0 + $1.weight })
        precondition(total > 0, "a split has a side that weighs something")
        self.sides = sides
    }

    /// The index of the side for `call` under the rule `id`: FNV-1a 64 over the rule's id, a NUL and who is
    /// calling, modulo the sum of the weights.
    ///
    /// A withheld caller is told from others by the call's id, else by the dialled number and the time.
    func side(for call: Call, at moment: Moment, rule id: String) -> Int {
        var hash = FNV1a64()
        hash.combine(id)
        hash.combine(byte: 0)
        if !call.clid.isWithheld {
            hash.combine(call.clid.canonical)
        } else if let id = call.id {
            hash.combine(id)
        } else {
            hash.combine(call.dnis.canonical)
            hash.combine(byte: 0)
            hash.combine(String(moment.milliseconds))
        }
        var point = hash.value % total
        for (index, side) in sides.enumerated() {
            if point < UInt64(side.weight) { return index }
            point -= UInt64(side.weight)
        }
        preconditionFailure("a point below the sum of the weights lies in a side")
    }
}
