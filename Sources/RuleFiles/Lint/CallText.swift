package import Routing

/// A made-up call in words: `dnis 1700500, clid anonymous, attach lang=ru, Fri 2026-03-06 14:00`.
package struct CallText {
    private let zone: Zone

    /// Words for calls on clocks in `zone`.
    package init(zone: Zone) { self.zone = zone }

    package func text(_ call: SampleCall) -> String {
        var parts = ["dnis \(call.dnis)", "clid \(call.clid)"]
        if !call.attach.isEmpty { parts.append("attach \(call.attach)") }
        parts.append(WallClock(call.moment, in: zone).description)
        parts += call.lookups.filter { $0.outcome != .noRow }.map { lookup in
            "lookup \(lookup.name) \(lookup.outcome.rawValue)" + (lookup.queue.map { " with queue \($0)" } ?? "")
                + (lookup.priority.map { " with priority \($0)" } ?? "")
        }
        return parts.joined(separator: ", ")
    }
}
