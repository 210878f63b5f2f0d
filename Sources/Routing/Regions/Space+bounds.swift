extension Space {
    /// Which calls a rule of a rule set decides, should they come to it.
    package func bounds(of rule: Rule, in source: Int) -> Bounds {
        let chart = charts[source]
        let conditions = bounds(of: rule.conditions, chart)
        let formulas = rule.formulas.reduce(Bounds(.all)) { $0.intersection(bounds(of: $1, chart)) }
        guard let lookup = rule.lookup else { return conditions.intersection(formulas) }
        // Formulas are asked once there is a row; where the lookup fails, `on_failure` speaks without them.
        var answered = Bounds(outcome(1, of: lookup, chart)).intersection(formulas)
        if rule.onFailure != nil { answered = answered.union(Bounds(outcome(2, of: lookup, chart))) }
        return conditions.intersection(answered)
    }

    private func outcome(_ place: Int, of lookup: Slot<Lookup>, _ chart: Chart) -> Region {
        region(chart.lookups[lookup.index], IntervalSet(points: [place]))
    }

    /// A formula cannot be seen into; but the same one is true of the same calls.
    private func bounds(of formula: Formula, _ chart: Chart) -> Bounds {
        guard let dimension = chart.formulas[formula.source] else { return Bounds(upper: .all, lower: .empty) }
        return Bounds(region(dimension, IntervalSet(points: [1])))
    }

    /// Which calls fulfil all of `conditions`.
    package func bounds(of conditions: [Condition], in source: Int) -> Bounds {
        bounds(of: conditions, charts[source])
    }

    private func bounds(of conditions: [Condition], _ chart: Chart) -> Bounds {
        var result = Bounds(.all)
        for condition in conditions {
            result = result.intersection(bounds(of: condition, chart))
            if result.upper.isEmpty { break }
        }
        return result
    }

    private func bounds(of condition: Condition, _ chart: Chart) -> Bounds {
        switch condition {
        case .dnis(let match):
            return bounds(of: match, at: chart.firstNumber, chart)
        case .clid(let match):
            return bounds(of: match, at: chart.firstNumber + 2, chart)
        case .attach(let test):
            let dimension = chart.fields[test.field.index]
            guard let domain = domains[dimension] else { return Bounds(.empty) }
            guard !domain.hides(test) else {
                return Bounds(
                    upper: region(dimension, domain.points(test, inTheDark: true)),
                    lower: region(dimension, domain.points(test, inTheDark: false)))
            }
            return Bounds(region(dimension, domain.points(test)))
        case .during(let windows):
            let open = windows.compactMap { chart.windows[$0.index] }.map(occasions.open)
            return Bounds(region(time, open.reduce(.empty) { $0.union($1) }))
        case .not(let parts):
            return bounds(of: parts, chart).complement(in: self)
        case .all(let parts):
            return bounds(of: parts, chart)
        case .any(let parts):
            return parts.reduce(Bounds(.empty)) { $0.union(bounds(of: $1, chart)) }
        }
    }

    private func bounds(of match: NumberMatch, at first: Int, _ chart: Chart) -> Bounds {
        let seen = region(match, at: first, chart)
        // What a regular expression finds is not computed.
        return match.hasRegex ? Bounds(upper: .all, lower: seen) : Bounds(seen)
    }

    private func region(_ dimension: Int, _ points: IntervalSet) -> Region {
        Region(box(dimension, points).map { [$0] } ?? [])
    }

    /// The numbers that fit, in the two dimensions from `first` on: international digits, then national ones.
    private func region(_ match: NumberMatch, at first: Int, _ chart: Chart) -> Region {
        var parts = NumberParts()
        parts.gather(match, chart.rules.lists)
        let international = parts.international.isEmpty ? IntervalSet.empty : IntervalSet(parts.international)
        let national = parts.national.isEmpty ? IntervalSet.empty : IntervalSet(parts.national)
        if chart.numbers.isRaw {
            // Both forms are the same digits, but for text of no characters, which has no national digits.
            let exact = IntervalSet(parts.exact.map { DigitLine.point($0.digits)...DigitLine.point($0.digits) })
            let digits = international.union(exact).union(national.subtracting(IntervalSet(DigitLine.blank)))
            return region(first, digits)
        }
        var boxes: [Box] = []
        // One by one, for a form tells the other; of many it would not be worth the boxes.
        let isCaller = first != chart.firstNumber
        let isFew = parts.exact.count <= Self.fewNumbers && (chart.numbers.isUniform || !isCaller)
        var loose: [NumberPattern.Form: IntervalSet] = [.e164: international, .national: national]
        for exact in parts.exact {
            if isFew, let both = chart.numbers.counterpart(of: exact.digits, in: exact.form) {
                boxes.append(Box(first, IntervalSet(both.e164)).bounded(first + 1, by: IntervalSet(both.national)))
            } else {
                loose[exact.form, default: .empty] = loose[exact.form, default: .empty].union(
                    IntervalSet(DigitLine.point(exact.digits)))
            }
        }
        boxes += [box(first, loose[.e164] ?? .empty), box(first + 1, loose[.national] ?? .empty)].compactMap(\.self)
        if !parts.nationalOnly.isEmpty {
            boxes.append(
                Box(first, IntervalSet(DigitLine.none)).bounded(first + 1, by: IntervalSet(parts.nationalOnly)))
        }
        return Region(boxes)
    }

    private static let fewNumbers = 4
}

/// What a number match names, by form.
private struct NumberParts {
    var international: [ClosedRange<UInt64>] = []
    var national: [ClosedRange<UInt64>] = []
    /// National digits of numbers that have no international form.
    var nationalOnly: [ClosedRange<UInt64>] = []
    var exact: [(form: NumberPattern.Form, digits: DigitKey)] = []

    mutating func gather(_ match: NumberMatch, _ lists: [NumberList]) {
        switch match {
        case .pattern(let pattern):
            if case .exact(let digits) = pattern.shape {
                exact.append((pattern.form, digits))
            } else if pattern.form == .e164 {
                international += DigitLine.points(pattern.shape).intervals
            } else {
                national += DigitLine.points(pattern.shape).intervals
            }
        case .withheld:
            international.append(DigitLine.withheld...DigitLine.withheld)
        case .list(let slot):
            international += lists[slot].international.map { DigitLine.point($0)...DigitLine.point($0) }
            nationalOnly += lists[slot].national.map { DigitLine.point($0)...DigitLine.point($0) }
        case .regex: break
        case .any(let matches):
            for match in matches { gather(match, lists) }
        }
    }
}

extension NumberMatch {
    fileprivate var hasRegex: Bool {
        switch self {
        case .regex: true
        case .any(let matches): matches.contains(where: \.hasRegex)
        case .pattern, .withheld, .list: false
        }
    }
}
