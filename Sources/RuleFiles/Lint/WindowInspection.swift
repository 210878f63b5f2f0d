import Routing

/// Windows that never open again, and the nights on which the clocks change inside one.
struct WindowInspection: Inspection {
    func inspect(_ lint: Lint, into findings: Findings) {
        let rules = lint.file.ruleSet
        for (index, window) in rules.windows.enumerated() {
            let place = lint.file.places.windows[index]
            let today = WallClock(lint.moment, in: rules.zone).date.day
            let opens = window.spans.contains { each in
                (today - 1...today + Lint.horizon).contains { each.span.begins(on: CivilDate(day: $0)) }
            }
            guard opens else {
                findings.warning(
                    "window-never-opens",
                    "window '\(window.name)' does not open in the two years from \(CivilDate(day: today))",
                    help: "give it days to come, or take it out", at: place)
                continue
            }
            report(window, place, lint, findings)
        }
    }

    private func report(_ window: Window, _ place: SourceRange, _ lint: Lint, _ findings: Findings) {
        var changes: [(date: CivilDate, minutes: Int)] = []
        for each in window.spans {
            let zone = lint.file.ruleSet.zones[each.zone]
            for jump in jumps(of: zone, from: lint.moment) {
                for date in [CivilDate(day: jump.date.day - 1), jump.date] where each.span.begins(on: date) {
                    let day = (date.day - jump.date.day) * 1440
                    let end = each.span.end + (each.span.crossesMidnight ? 1440 : 0)
                    let overlap = min(day + end, jump.end) - max(day + each.span.start, jump.start)
                    // A whole day has 23 or 25 hours then, as everybody expects.
                    guard overlap > 0, each.span.start != 0 || each.span.end != 1440 else { continue }
                    changes.append((date, jump.isForward ? -overlap : overlap))
                    if jump.isForward, jump.start < day + each.span.start, day + each.span.start < jump.end {
                        findings.warning(
                            "window-begins-in-gap",
                            "window '\(window.name)' begins on \(date) at \(time(each.span.start)), which clocks in "
                                + "\(zone.identifier) skip that day", help: "it opens when the clocks have moved on",
                            at: place)
                    }
                }
            }
        }
        guard !changes.isEmpty else { return }
        let dates = Set(changes.map { "\($0.date) by \(words($0.minutes))" }).sorted()
        findings.info(
            "window-changes-length",
            "window '\(window.name)' changes its length when the clocks change: \(dates.joined(separator: ", "))",
            at: place)
    }

    /// An hour that clocks skip or repeat, in minutes of the day they show.
    private struct Jump {
        let date: CivilDate
        let start: Int
        let end: Int
        let isForward: Bool
    }

    private func jumps(of zone: Zone, from moment: Moment) -> [Jump] {
        let last = moment.seconds + Int64(Lint.horizon) * 86_400
        return zone.changes.indices.compactMap { index in
            let second = zone.changes[index]
            guard moment.seconds...last ~= second else { return nil }
            let before = Int64(index == 0 ? zone.initialOffset : zone.offsets[index - 1])
            let after = Int64(zone.offsets[index])
            guard before != after else { return nil }
            let start = second + min(before, after)
            let day = Int((start / 86_400))
            let minute = Int(start % 86_400) / 60
            return Jump(
                date: CivilDate(day: day), start: minute, end: minute + Int(abs(after - before)) / 60,
                isForward: after > before)
        }
    }

    private func words(_ minutes: Int) -> String { "\(minutes > 0 ? "+" : "-")\(abs(minutes)) min" }

    private func time(_ minute: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }
}
