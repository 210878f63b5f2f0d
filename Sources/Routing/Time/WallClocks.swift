/// The wall clocks of one decision: every zone's is read at most once in a row, for nearly all rule sets have one zone.
struct WallClocks {
    let moment: Moment
    private let zones: [Zone]
    private var last: (zone: Slot<Zone>, clock: WallClock)?

    init(at moment: Moment, zones: [Zone]) {
        self.moment = moment
        self.zones = zones
    }

    mutating func clock(in zone: Slot<Zone>) -> WallClock {
        if let last, last.zone == zone { return last.clock }
        let clock = WallClock(moment, in: zones[zone])
        last = (zone, clock)
        return clock
    }
}
