/// How much a change of routing hurts, worst first.
package enum Harm: Int, Comparable, Sendable {
    case lost, moved, later, sooner, data

    init(from old: RoutedTo, to new: RoutedTo) {
        if new.isLost, !old.isLost {
            self = .lost
        } else if old.destination != new.destination {
            self = .moved
        } else if let before = old.priority, let after = new.priority, before != after {
            self = after > before ? .later : .sooner
        } else {
            self = .data
        }
    }

    /// The harm in words.
    package var text: String {
        switch self {
        case .lost: "no longer served"
        case .moved: "goes elsewhere"
        case .later: "served later"
        case .sooner: "served sooner"
        case .data: "other data or alternates"
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
