import CTIPS

/// How a portal's request ended, in the words of logs and metrics.
package struct RouteEndText: Hashable, Sendable {
    /// The end's name, `routed`, `switch_default`.
    let name: String
    /// What else is known of it.
    let detail: String?
    let milliseconds: Int

    init(_ end: RouteEnd, after time: Duration) {
        name = end.name
        detail = end.detail
        milliseconds = Int(time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000)
    }
}

extension RouteEnd {
    /// All names, in the order of metrics.
    static let names = [
        "routed", "defaulted", "switch_default", "routed_elsewhere", "rejected", "failed", "refused", "caller_gone",
        "link_lost", "unconfirmed", "lapsed",
    ]

    var name: String {
        switch self {
        case .routed: "routed"
        case .defaulted: "defaulted"
        case .switchDefault: "switch_default"
        case .routedElsewhere: "routed_elsewhere"
        case .rejected: "rejected"
        case .failed: "failed"
        case .refused: "refused"
        case .callerGone: "caller_gone"
        case .linkLost: "link_lost"
        case .unconfirmed: "unconfirmed"
        case .lapsed: "lapsed"
        }
    }

    fileprivate var detail: String? {
        switch self {
        case .routed(let target, _): "\(target.type.rawValue) \(target.address)"
        case .rejected(let reason): reason.rawValue
        case .failed(let type): type.rawValue
        case .refused(let code): code?.rawValue
        case .defaulted, .switchDefault, .routedElsewhere, .callerGone, .linkLost, .unconfirmed, .lapsed: nil
        }
    }
}
