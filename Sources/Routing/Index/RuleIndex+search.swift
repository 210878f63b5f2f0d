extension RuleIndex {
    /// A rule that may match.
    struct Found {
        let rule: Int
        /// It does match, and nothing is left to ask: no lookup, no formula.
        let isCertain: Bool
    }

    /// The first rule from `start` on that the probed call matches or may match; nil when there is none.
    func rule(from start: Int, for probe: inout Probe) -> Found? {
        var search = Search(start: UInt32(truncatingIfNeeded: start))
        for place in 0..<4 where !exact[place].isEmpty {
            let word = probe.whole[place]
            guard word != Probe.none else { continue }
            let (first, count) = exact[place].list(word)
            if count > 0 { scan(first, count, &probe, &search) }
        }
        for field in attachFields {
            let cell = probe.cells[Int(field)]
            guard cell.kind != .absent else { continue }
            let values = probe.values
            let entry = attach.entry(cell, field) { literals[Int($0)] == values[Int(field)] }
            if let entry { scan(entry.first, entry.count, &probe, &search) }
        }
        for place in 0..<4 where !prefixes[place].isPassed(by: search.best) {
            let word = probe.digits[place]
            guard word != Probe.none else { continue }
            _ = prefixes[place].walk(word, best: search.best) { first, count, _ in
                scan(first, count, &probe, &search)
                return search.best
            }
        }
        if !rest.isEmpty { scan(UInt32(rest.lowerBound), UInt32(rest.count), &probe, &search) }
        return search.best == .max ? nil : Found(rule: Int(search.best), isCertain: search.isCertain)
    }

    /// The best rule so far.
    struct Search {
        let start: UInt32
        var best = UInt32.max
        var isCertain = false
    }

    @inline(never)
    private func scan(_ first: UInt32, _ count: UInt32, _ probe: inout Probe, _ search: inout Search) {
        for index in Int(first)..<Int(first) &+ Int(count) {
            let candidate = candidates[index]
            guard candidate.rule < search.best else { return }
            guard candidate.rule >= search.start else { continue }
            switch verdict(candidate.firstTest, &probe) {
            case Test.Target.no: continue
            case let verdict:
                search.best = candidate.rule
                search.isCertain = verdict == Test.Target.yes
                return
            }
        }
    }

    /// What the tests from `first` on come to: one of the ends of `Test.Target`.
    @inline(__always)
    private func verdict(_ first: UInt32, _ probe: inout Probe) -> Int16 {
        guard first != Candidate.noTest, let base = tests.baseAddress else { return Test.Target.yes }
        var test = base + Int(first)
        while true {
            let target: Int16
            switch answer(test.pointee, &probe) {
            case .yes: target = test.pointee.ifTrue
            case .no: target = test.pointee.ifFalse
            case .unsure: return Test.Target.unsure
            }
            if target == Test.Target.yes || target <= Test.Target.unsure { return target }
            test += Int(target)
        }
    }

    enum Answer {
        case yes, no, unsure

        @inline(__always)
        init(_ holds: Bool) { self = holds ? .yes : .no }
    }

    @inline(__always)
    private func answer(_ test: Test, _ probe: inout Probe) -> Answer {
        let place = Int(test.place)
        switch test.operation {
        case .prefix:
            let word = probe.digits[place]
            return word == Probe.none ? .no : Answer(word &- test.first <= test.second)
        case .exact: return Answer(probe.whole[place] == test.first)
        case .range:
            let word = probe.whole[place]
            return Answer(word >= test.first && word <= test.second && (word ^ test.first) & 0xF == 0)
        case .withheld: return Answer(place == 0 ? probe.isDialledWithheld : probe.isCallerWithheld)
        case .list: return Answer(lists[Int(test.first)].contains(isCaller: place != 0, probe))
        case .window: return Answer(windows.isOpen(Int(test.first), &probe))
        case .text, .present, .word, .whole, .number: return attach(test, probe)
        case .terms: return arithmetic(test, probe)
        case .length:
            guard let length = length(place, probe) else { return .unsure }
            return Answer(test.comparison.holds(length, Int64(bitPattern: test.first)))
        case .start:
            let word = probe.digits[place]
            if word == Probe.none { return isWithheld(place, probe) ? .no : .unsure }
            return Answer(word &- test.first <= test.second)
        case .unknown: return .unsure
        }
    }

    @inline(__always)
    private func attach(_ test: Test, _ probe: borrowing Probe) -> Answer {
        let cell = probe.cells[Int(test.field)]
        guard cell.kind != .absent else { return test.isUnsureOfNothing ? .unsure : .no }
        switch test.operation {
        case .present: return .yes
        case .text:
            guard cell.kind == .string, cell.word == test.first else { return .no }
            return Answer(probe.values[Int(test.field)] == literals[Int(truncatingIfNeeded: test.second)])
        case .word: return Answer(UInt64(cell.kind.rawValue) == test.second && cell.word == test.first)
        case .whole:
            guard cell.kind == .int else { return .unsure }
            return Answer(test.comparison.holds(Int64(bitPattern: cell.word), Int64(bitPattern: test.first)))
        default:
            let limit = Double(bitPattern: test.first)
            switch cell.kind {
            case .int: return Answer(test.comparison.holds(Double(Int64(bitPattern: cell.word)), limit))
            case .double: return Answer(test.comparison.holds(Double(bitPattern: cell.word), limit))
            case .absent, .string, .bool: return .unsure
            }
        }
    }

    @inline(__always)
    private func isWithheld(_ place: Int, _ probe: borrowing Probe) -> Bool {
        place >= 2 ? probe.isCallerWithheld : probe.isDialledWithheld
    }

    /// How many digits a number has; nil where its text may have other characters.
    @inline(__always)
    private func length(_ place: Int, _ probe: borrowing Probe) -> Int64? {
        let word = probe.whole[place]
        if word != Probe.none { return Int64(word & 0xF) }
        return isWithheld(place, probe) ? 0 : nil
    }

    private func arithmetic(_ test: Test, _ probe: borrowing Probe) -> Answer {
        var stack: InlineArray<16, Int64> = .init(repeating: 0)
        var height = 0
        for index in Int(test.first)..<Int(test.second) {
            switch tokens[index] {
            case .constant(let value):
                stack[height] = value
                height += 1
            case .field(let field):
                let cell = probe.cells[Int(field)]
                guard cell.kind == .int else { return .unsure }
                stack[height] = Int64(bitPattern: cell.word)
                height += 1
            case .length(let place):
                guard let length = length(Int(place.rawValue), probe) else { return .unsure }
                stack[height] = length
                height += 1
            case .add, .subtract, .multiply:
                let (left, right) = (stack[height - 2], stack[height - 1])
                let (value, isOver) =
                    switch tokens[index] {
                    case .add: left.addingReportingOverflow(right)
                    case .subtract: left.subtractingReportingOverflow(right)
                    default: left.multipliedReportingOverflow(by: right)
                    }
                guard !isOver else { return .unsure }
                height -= 1
                stack[height - 1] = value
            }
        }
        return Answer(test.comparison.holds(stack[0], stack[1]))
    }
}
