/// The windows and zones of a rule set in raw memory, so that a decision reads them without counting references. The
/// owner frees it.
struct WindowTable {
    private struct Span {
        let zone: Int32
        let start: Int16
        let end: Int16
        /// Of weekdays; unused where there are dates.
        let weekdays: UInt8
        let hasDates: Bool
        /// The dates, then the exceptions, both ascending.
        let firstDate: Int32
        let dates: Int32
        let exceptions: Int32
    }

    private struct Clock {
        let initialOffset: Int32
        let first: Int32
        let count: Int32
    }

    /// Where each window's spans begin, and where the last ends.
    private let windows: UnsafeMutableBufferPointer<Int32>
    private let spans: UnsafeMutableBufferPointer<Span>
    private let days: UnsafeMutableBufferPointer<Int32>
    private let clocks: UnsafeMutableBufferPointer<Clock>
    private let changes: UnsafeMutableBufferPointer<Int64>
    private let offsets: UnsafeMutableBufferPointer<Int32>

    init(_ declared: [Window], zones: [Zone]) {
        var starts: [Int32] = []
        var spans: [Span] = []
        var days: [Int32] = []
        for window in declared {
            starts.append(Int32(spans.count))
            for each in window.spans {
                let firstDate = Int32(days.count)
                var weekdays: UInt8 = 0
                var dates: [Int32] = []
                switch each.span.days {
                case .weekdays(let set): weekdays = set.rawValue
                case .dates(let set): dates = set.map { Int32($0.day) }.sorted()
                }
                let exceptions = each.span.exceptions.map { Int32($0.day) }.sorted()
                days += dates + exceptions
                var hasDates = false
                if case .dates = each.span.days { hasDates = true }
                spans.append(
                    Span(
                        zone: Int32(each.zone.index), start: Int16(each.span.start), end: Int16(each.span.end),
                        weekdays: weekdays, hasDates: hasDates, firstDate: firstDate, dates: Int32(dates.count),
                        exceptions: Int32(exceptions.count)))
            }
        }
        starts.append(Int32(spans.count))
        var clocks: [Clock] = []
        var changes: [Int64] = []
        var offsets: [Int32] = []
        for zone in zones {
            clocks.append(
                Clock(
                    initialOffset: zone.initialOffset, first: Int32(changes.count), count: Int32(zone.changes.count)))
            changes += zone.changes
            offsets += zone.offsets
        }
        windows = .copy(of: starts)
        self.spans = .copy(of: spans)
        self.days = .copy(of: days)
        self.clocks = .copy(of: clocks)
        self.changes = .copy(of: changes)
        self.offsets = .copy(of: offsets)
    }

    /// Whether the window is open at the probe's moment, as `Window.isOpen` says.
    func isOpen(_ window: Int, _ probe: inout Probe) -> Bool {
        for index in Int(windows[window])..<Int(windows[window + 1]) where contains(spans[index], &probe) {
            return true
        }
        return false
    }

    private func contains(_ span: Span, _ probe: inout Probe) -> Bool {
        if probe.zone != span.zone { read(span.zone, &probe) }
        let minute = probe.minute
        if span.start < span.end {
            return Int32(span.start) <= minute && minute < Int32(span.end) && begins(span, on: probe.day)
        }
        if minute >= Int32(span.start) { return begins(span, on: probe.day) }
        return minute < Int32(span.end) && begins(span, on: probe.day - 1)
    }

    private func begins(_ span: Span, on day: Int) -> Bool {
        if span.hasDates {
            guard contains(day, from: span.firstDate, span.dates) else { return false }
        } else {
            // 1970-01-01 was a Thursday, the day number 3.
            let weekday = ((day + 3) % 7 + 7) % 7
            guard span.weekdays &>> UInt8(weekday) & 1 == 1 else { return false }
        }
        return span.exceptions == 0 || !contains(day, from: span.firstDate + span.dates, span.exceptions)
    }

    private func contains(_ day: Int, from first: Int32, _ count: Int32) -> Bool {
        var (low, high) = (Int(first), Int(first + count))
        while low < high {
            let middle = (low + high) / 2
            if Int(days[middle]) < day { low = middle + 1 } else { high = middle }
        }
        return low < Int(first + count) && Int(days[low]) == day
    }

    private func read(_ zone: Int32, _ probe: inout Probe) {
        let clock = clocks[Int(zone)]
        let second = probe.moment.seconds
        var (low, high) = (Int(clock.first), Int(clock.first + clock.count))
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= second { low = middle + 1 } else { high = middle }
        }
        let offset = low == Int(clock.first) ? clock.initialOffset : offsets[low - 1]
        let local = probe.moment.milliseconds + Int64(offset) * 1000
        let (day, rest) = local.flooredQuotient(by: 86_400_000)
        probe.zone = zone
        probe.day = Int(day)
        probe.minute = Int32(rest / 60_000)
    }

    func deallocate() {
        windows.deallocate()
        spans.deallocate()
        days.deallocate()
        clocks.deallocate()
        changes.deallocate()
        offsets.deallocate()
    }
}

extension UnsafeMutableBufferPointer {
    /// A copy of `elements` in memory of its own, which the owner frees.
    static func copy(of elements: [Element]) -> Self {
        let buffer = allocate(capacity: elements.count)
        _ = buffer.initialize(fromContentsOf: elements)
        return buffer
    }
}
