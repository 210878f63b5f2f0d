import Routing

/// Which windows of a rule file are open at one time.
struct WindowHours {
    private let places: [Int: Int]
    private let occasions: Occasions

    /// Of the windows in these shapes. Clocks are looked at from 2026 on, whatever the day: what is an error tomorrow
    /// must be one today.
    init(of shapes: [CellShape], windows: [Window], zones: [Zone]) {
        var used: Set<Int> = []
        for case .windows(let slots) in shapes { used.formUnion(slots.map(\.index)) }
        let order = used.sorted()
        places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let spans = order.map { index in
            windows[index].spans.map { Occasions.Span(zone: $0.zone.index, span: $0.span) }
        }
        occasions = Occasions(of: spans, in: zones, from: Moment(milliseconds: 1_767_225_600_000))
    }

    /// Whether one of `left` is open together with one of `right`; nil where that may come up, and no time is known at
    /// which it does.
    func meet(_ left: [Slot<Window>], _ right: [Slot<Window>]) -> Bool? {
        let both = open(left).intersection(open(right))
        if both.isEmpty { return false }
        return occasions.moment(in: both) == nil ? nil : true
    }

    private func open(_ windows: [Slot<Window>]) -> IntervalSet {
        windows.compactMap { places[$0.index] }.map(occasions.open).reduce(.empty) { $0.union($1) }
    }
}
