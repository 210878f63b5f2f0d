import Routing

extension RuleFileReader {
    /// `calendars` and `windows`.
    mutating func readTimes() {
        forEachPart(with: "calendars") { reader, section, _ in
            for entry in section.entries() ?? [] {
                let dates = reader.calendarDates(entry.value)
                guard reader.calendarNames.declare(entry.name, at: entry.key.range, into: reader.findings) != nil else {
                    continue
                }
                reader.calendars.append(Calendar(name: entry.name, dates: dates))
            }
        }
        forEachPart(with: "windows") { reader, section, _ in
            for entry in section.entries() ?? [] {
                let lines = entry.value.itemsOrSingle()
                if lines.isEmpty {
                    reader.findings.error(
                        "empty-window", "window \(entry.name.quoted) has no line and is never open",
                        help: "write { days: all } for always", at: entry.value.range)
                }
                let spans = lines.compactMap { reader.windowSpan($0) }
                guard reader.windowNames.declare(entry.name, at: entry.key.range, into: reader.findings) != nil else {
                    continue
                }
                reader.windows.append(Window(name: entry.name, spans: spans))
            }
        }
    }

    private func calendarDates(_ reader: NodeReader) -> [CivilDate: String] {
        var dates: [CivilDate: String] = [:]
        if case .sequence = reader.node.content {
            for item in reader.items() ?? [] { if let date = item.date() { dates[date] = "" } }
        } else {
            for entry in reader.entries() ?? [] {
                let name = entry.value.isNull ? "" : entry.value.anyScalar()?.text
                if let date = entry.key.date(), let name { dates[date] = name }
            }
        }
        return dates
    }

    private mutating func windowSpan(_ reader: NodeReader) -> Window.Span? {
        guard var mapping = reader.mapping() else { return nil }
        let days = mapping.optional("days")
        let dates = mapping.optional("dates")
        let time = mapping.optional("time")
        let except = mapping.optional("except")
        let zoneName = mapping.optional("zone")
        mapping.finish()
        if let days, dates != nil {
            findings.error(
                "two-day-sets", "a window has days or dates, not both", help: "write two windows", at: days.range)
            return nil
        }
        if days == nil, dates == nil, time == nil {
            findings.error(
                "empty-window", "this window says neither days nor dates nor time", help: "write { days: all } for always",
                at: reader.range.firstLine)
            return nil
        }
        let chosen: WindowSpan.Days? =
            if let dates { self.dates(dates).map { .dates($0) } } else if let days {
                days.weekdays().map { .weekdays($0) }
            } else {
                .weekdays(.all)
            }
        let minutes = time.map { $0.minutes() } ?? (0, 1440)
        let exceptions = except.map { self.dates($0) } ?? []
        let slot = zoneName.map { zoneSlot($0) } ?? Slot(0)
        guard let chosen, let minutes, let exceptions, let slot else { return nil }
        return Window.Span(
            zone: slot,
            span: WindowSpan(days: chosen, start: minutes.start, end: minutes.end, exceptions: exceptions))
    }

    /// The dates of a calendar, or of a list of dates and calendars.
    private func dates(_ reader: NodeReader) -> Set<CivilDate>? {
        var dates: Set<CivilDate> = []
        var isSound = true
        for item in reader.itemsOrSingle() {
            if let text = item.node.scalar?.text, text.first?.isNumber == true {
                if let date = item.date() { dates.insert(date) } else { isSound = false }
            } else if let slot = calendarNames.resolve(item) {
                dates.formUnion(calendars[slot].dates.keys)
            } else {
                isSound = false
            }
        }
        return isSound ? dates : nil
    }

    private mutating func zoneSlot(_ reader: NodeReader) -> Slot<Zone>? {
        if let name = reader.node.scalar?.text, let index = zones.firstIndex(where: { $0.identifier == name }) {
            return Slot(index)
        }
        guard let zone = zone(reader) else { return nil }
        zones.append(zone)
        return Slot(zones.count - 1)
    }
}

extension NodeReader {
    /// `2026-09-12`.
    func date() -> CivilDate? {
        guard let text = anyScalar()?.text else { return nil }
        if let date = CivilDate(parsing: text) { return date }
        findings.error("bad-date", "'\(text)' is no date", help: "write year-month-day: 2026-09-12", at: range)
        return nil
    }

    /// `all`, `fri`, `sun-thu`, or a list of those.
    func weekdays() -> WeekdaySet? {
        var set: WeekdaySet = []
        var isSound = true
        for item in itemsOrSingle() {
            guard let text = item.anyScalar()?.text else { return nil }
            for part in text.split(separator: ",") {
                let name = part.filter { !$0.isWhitespace }.lowercased()
                if let days = WeekdaySet(named: name) {
                    set.formUnion(days)
                } else {
                    isSound = false
                    item.findings.error(
                        "bad-days", "'\(name)' is no day of the week",
                        help: suggestion(for: name, among: Weekday.allCases.map(\.abbreviation) + ["all"])
                            ?? "write mon, sun-thu or all", at: item.range)
                }
            }
        }
        if isSound, set.isEmpty {
            findings.error("bad-days", "\(name) names no day", help: "write mon, sun-thu or all", at: range)
            return nil
        }
        return isSound ? set : nil
    }

    /// `08:00-20:00` as minutes of the day; `24:00` may end it.
    func minutes() -> (start: Int, end: Int)? {
        guard let text = anyScalar()?.text else { return nil }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return badTime(text, "has no beginning and end") }
        guard let start = Self.minute(ends[0]), start < 1440 else {
            return badTime(text, "begins at '\(ends[0])', which is no time of day from 00:00 to 23:59")
        }
        guard let end = Self.minute(ends[1]), end <= 1440 else {
            return badTime(text, "ends at '\(ends[1])', which is no time of day from 00:00 to 24:00")
        }
        // 22:00-00:00 ends at the midnight after it began.
        let last = end == 0 ? 1440 : end
        guard start != last else {
            return badTime(text, "holds no minute", help: "for the whole day leave the time out")
        }
        return (start, last)
    }

    private func badTime(
        _ text: String, _ fault: String, help: String = "write 08:00-20:00"
    ) -> (start: Int, end: Int)? {
        findings.error("bad-time", "the time '\(text)' \(fault)", help: help, at: range)
        return nil
    }

    private static func minute(_ text: Substring) -> Int? {
        let bytes = Array(text.utf8)
        let places = bytes.count == 5 ? [0, 1, 3, 4] : bytes.count == 4 ? [0, 2, 3] : []
        guard !places.isEmpty, bytes[bytes.count - 3] == UInt8(ascii: ":"),
            places.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[$0]) })
        else { return nil }
        let parts = text.split(separator: ":")
        guard let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60 else { return nil }
        return hour * 60 + minute
    }
}

extension WeekdaySet {
    /// `all`, `fri` or `sun-thu`.
    init?(named name: some StringProtocol) {
        if name == "all" {
            self = .all
            return
        }
        let days = name.split(separator: "-", omittingEmptySubsequences: false).map { part in
            Weekday.allCases.first { $0.abbreviation == part }
        }
        guard let first = days.first, let first else { return nil }
        switch days.count {
        case 1: self.init(first)
        case 2:
            guard let last = days[1] else { return nil }
            self.init(from: first, through: last)
        default: return nil
        }
    }
}
