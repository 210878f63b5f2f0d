package import Simulation

extension Measure {
    private static let plain: [(name: String, measure: Measure)] = [
        ("p_wait", .pWait), ("mean_wait", .meanWait), ("mean_wait_sq", .meanWaitSquare),
        ("mean_wait_served", .meanWaitServed), ("p_abandon", .pAbandon), ("p_block", .pBlock),
        ("retries_per_call", .retriesPerCall), ("p50_wait", .percentile(0.5)), ("p90_wait", .percentile(0.9)),
        ("p95_wait", .percentile(0.95)), ("p99_wait", .percentile(0.99)),
        ("p50_wait_served", .percentileServed(0.5)), ("p90_wait_served", .percentileServed(0.9)),
        ("p95_wait_served", .percentileServed(0.95)), ("p99_wait_served", .percentileServed(0.99)),
        ("calls", .calls), ("served", .served), ("abandoned", .abandoned), ("blocked", .blocked),
        ("overflowed_position", .overflowedPosition), ("overflowed_time", .overflowedTime),
        ("overflowed_login", .overflowedLogin),
        ("sum_wait_served", .sumWaitServed), ("occupancy", .occupancy), ("mean_busy", .meanBusy),
        ("var_busy", .varBusy), ("peakedness", .peakedness),
    ]
    private static let withTime: [(name: String, measure: @Sendable (Int64) -> Measure)] = [
        ("p_served_within", Measure.pServedWithin), ("p_served_after", Measure.pServedAfter),
        ("service_level", Measure.serviceLevel), ("served_within", Measure.servedWithin),
        ("mean_busy_at", Measure.meanBusyAt),
        ("var_busy_at", Measure.varBusyAt),
    ]

    /// The names a file may use, for suggestions.
    package static let names = plain.map(\.name) + withTime.map { "\($0.name):20s" } + ["p_served_by:group"]

    /// The measure of a name such as `mean_wait` or `p_served_within:20s`; nil for any other text.
    package init?(named name: String) {
        let parts = name.split(separator: ":", maxSplits: 1)
        if let found = Self.plain.first(where: { $0.name == name }) {
            self = found.measure
        } else if parts.count == 2, parts[0] == "p_served_by" {
            self = .pServedBy(String(parts[1]))
        } else if parts.count == 2, let found = Self.withTime.first(where: { $0.name == parts[0] }),
            let time = Duration(written: parts[1])
        {
            self = found.measure(time.wholeMilliseconds)
        } else {
            return nil
        }
    }

    /// Its name.
    package var name: String {
        if let found = Self.plain.first(where: { $0.measure == self }) { return found.name }
        func timed(_ name: String, _ time: Int64) -> String { "\(name):\(Duration.milliseconds(time).written)" }
        switch self {
        case .pServedWithin(let time): return timed("p_served_within", time)
        case .pServedAfter(let time): return timed("p_served_after", time)
        case .serviceLevel(let time): return timed("service_level", time)
        case .servedWithin(let time): return timed("served_within", time)
        case .meanBusyAt(let time): return timed("mean_busy_at", time)
        case .varBusyAt(let time): return timed("var_busy_at", time)
        case .pServedBy(let group): return "p_served_by:\(group)"
        default: preconditionFailure("every measure has a name")
        }
    }
}
