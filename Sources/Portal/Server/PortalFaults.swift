import RuleFiles

/// What a portal does wrong on purpose.
package struct PortalFaults: Sendable, Hashable {
    /// The share of events that are not delivered.
    package var drop = 0.0
    /// The share of events that are delivered twice.
    package var duplicate = 0.0
    /// Milliseconds by which events come late.
    package var delay: ClosedRange<Int> = 0...0
    /// The share of requests answered with HTTP 500 and no SOAP.
    package var fail = 0.0
    /// Sends no heartbeats.
    package var isMute = false
    /// Opens no sessions.
    package var refuses = false
    /// Takes requests and connections, and neither answers nor sends anything.
    package var hangs = false

    package init() {}
}

/// A fault by its name, as a command line or a request gives it: `drop=5%`, `delay=100ms..300ms`, `hang`; and when it
/// begins: `die@30s`.
package struct FaultCommand: Sendable, Hashable {
    package enum Change: Sendable, Hashable {
        case drop(Double)
        case duplicate(Double)
        case delay(ClosedRange<Int>)
        case fail(Double)
        case reject(Double)
        case mute
        case refuse
        case hang
        /// Ends the process at once, without a word to anybody.
        case die
    }

    package let change: Change
    /// Milliseconds until it begins.
    package let start: Int64

    /// The names, and what is written behind them.
    package static let forms = [
        "drop=SHARE", "duplicate=SHARE", "delay=TIME", "delay=TIME..TIME", "fail=SHARE", "reject=SHARE", "mute",
        "refuse", "hang", "die",
    ]

    /// Nil if `text` is none of the forms.
    package init?(_ text: String) {
        let halves = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        if halves.count == 2 {
            guard let start = Duration(commanded: halves[1]) else { return nil }
            self.start = start.wholeMilliseconds
        } else {
            start = 0
        }
        let parts = halves[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count == 2 ? parts[1] : nil
        switch (parts[0], value) {
        case ("mute", nil): change = .mute
        case ("refuse", nil): change = .refuse
        case ("hang", nil): change = .hang
        case ("die", nil): change = .die
        case ("delay", let value?):
            guard let range = Self.range(value) else { return nil }
            change = .delay(range)
        case (let name, let value?):
            guard let share = Self.share(value) else { return nil }
            switch name {
            case "drop": change = .drop(share)
            case "duplicate": change = .duplicate(share)
            case "fail": change = .fail(share)
            case "reject": change = .reject(share)
            default: return nil
            }
        default: return nil
        }
    }

    private static func share(_ text: Substring) -> Double? {
        let isPercent = text.hasSuffix("%")
        guard let number = Double(isPercent ? text.dropLast() : text) else { return nil }
        let share = isPercent ? number / 100 : number
        return (0...1).contains(share) ? share : nil
    }

    private static func range(_ text: Substring) -> ClosedRange<Int>? {
        guard let dots = text.firstRange(of: "..") else {
            return Duration(commanded: text).map { Int($0.wholeMilliseconds)...Int($0.wholeMilliseconds) }
        }
        guard let low = Duration(commanded: text[..<dots.lowerBound]),
            let high = Duration(commanded: text[dots.upperBound...]), low <= high
        else { return nil }
        return Int(low.wholeMilliseconds)...Int(high.wholeMilliseconds)
    }
}

extension PortalFaults {
    /// One more is done wrong.
    package mutating func apply(_ change: FaultCommand.Change) {
        switch change {
        case .drop(let share): drop = share
        case .duplicate(let share): duplicate = share
        case .delay(let range): delay = range
        case .fail(let share): fail = share
        case .mute: isMute = true
        case .refuse: refuses = true
        case .hang: hangs = true
        // That is the switchboard's.
        case .reject, .die: break
        }
    }
}
