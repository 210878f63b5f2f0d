import Routing

/// For how long the same call gets the same decision, so that it need not be made again for each of a million calls.
///
/// A decision is a function of the call, the answers of lookups and the moment. A load's calls are alike, and its
/// answers are those of a share, so the moment alone can tell two decisions apart: by windows, by a split that
/// tells withheld callers apart by the time, and by formulas that read the clock or how the queues stand.
enum RouteStability: Sendable, Hashable {
    /// Whatever the time.
    case always
    /// Within a minute as clocks show it: windows open and close on whole minutes.
    case withinMinute
    /// Not at all.
    case never

    /// The stability of decisions about `call` by `rules`.
    init(of call: Call, by rules: RuleSet) {
        if rules.readsQueues || rules.readsTime {
            self = .never
        } else if call.clid.isWithheld, call.id == nil, rules.rules.contains(where: \.isSplit) {
            self = .never
        } else if rules.rules.contains(where: { $0.conditions.contains(where: \.dependsOnTime) }) {
            let zones = rules.zones
            // A zone whose offset is no whole number of minutes changes windows within a minute of others.
            let isWhole = zones.allSatisfy { zone in
                zone.initialOffset % 60 == 0 && zone.offsets.allSatisfy { $0 % 60 == 0 }
                    && zone.changes.allSatisfy { $0 % 60 == 0 }
            }
            self = isWhole ? .withinMinute : .never
        } else {
            self = .always
        }
    }
}

extension Rule {
    fileprivate var isSplit: Bool {
        switch action {
        case .split: true
        case .route: false
        }
    }
}

extension Condition {
    fileprivate var dependsOnTime: Bool {
        switch self {
        case .during: true
        case .dnis, .clid, .attach: false
        case .not(let conditions), .all(let conditions), .any(let conditions):
            conditions.contains(where: \.dependsOnTime)
        }
    }
}
