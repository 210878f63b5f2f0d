import Routing

/// Calendars whose dates run out.
struct CalendarInspection: Inspection {
    /// So many days are time enough to ask somebody for next year's dates.
    private static let notice = 90

    func inspect(_ lint: Lint, into findings: Findings) {
        let unused = Set(lint.file.places.unused.filter { $0.kind == "calendar" }.map(\.name))
        let today = WallClock(lint.moment, in: lint.file.ruleSet.zone).date
        for declared in lint.file.places.calendars where !unused.contains(declared.calendar.name) {
            guard let last = declared.calendar.dates.keys.max(), last.day < today.day + Self.notice else { continue }
            let tense = last < today ? "ended" : "ends"
            findings.warning(
                "calendar-ends", "calendar '\(declared.calendar.name)' \(tense) on \(last)",
                help: "add the dates that follow", at: declared.range)
        }
    }
}
