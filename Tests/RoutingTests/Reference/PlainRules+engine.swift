import Routing
import Testing

/// The engine's side of the comparison.
extension PlainRules {
    func engine() throws -> RuleSet {
        RuleSet(
            rules: try rules.map { rule in
                let sides = rule.sides.map { Split.Side(weight: $0.weight, route: $0.route) }
                return Rule(
                    id: rule.id, conditions: try rule.conditions.map(condition), lookup: rule.lookup.map { Slot($0) },
                    action: sides.count == 1 ? .route(sides[0].route) : .split(Split(sides: sides)),
                    onFailure: rule.onFailure)
            },
            queues: Site.queues, agents: [Agent(login: "dlevi")],
            windows: windows.enumerated().map { Window(name: "w\($0)", spans: $1.map(span)) }, zones: Self.zones,
            lists: lists.enumerated().map { NumberList(name: "l\($0)", numbers: $1) },
            lookups: clamps.enumerated().map { Lookup(name: "k\($0)", clampsPriority: $1) }, attach: Self.schema,
            limits: Limits(attach: limit), fallback: Fallback(.extension("9000")))
    }

    static let schema = AttachSchema([
        AttachField(
            name: keys[0], type: .string, values: languages.map(AttachValue.string), fallback: .string(languages[0])),
        AttachField(name: keys[1], type: .string, isOptional: true),
        AttachField(name: keys[2], type: .int, isOptional: true),
    ])

    private func condition(_ plain: PlainCondition) throws -> Condition {
        switch plain {
        case .dnis(let tests): .dnis(try number(tests))
        case .clid(let tests): .clid(try number(tests))
        case .attach(let key, let test): .attach(AttachTest(Slot(key), try operation(test, key)))
        case .during(let windows): .during(windows.map { Slot($0) })
        case .not(let parts): .not(try parts.map(condition))
        case .all(let parts): .all(try parts.map(condition))
        case .any(let parts): .any(try parts.map(condition))
        }
    }

    private func number(_ tests: [PlainNumberTest]) throws -> NumberMatch {
        let matches = try tests.map { test -> NumberMatch in
            switch test {
            case .pattern(let text): .pattern(try NumberPattern(parsing: text))
            case .withheld: .withheld
            case .list(let index): .list(Slot(index))
            }
        }
        return matches.count == 1 ? matches[0] : .any(matches)
    }

    private func operation(_ test: PlainAttachTest, _ key: Int) throws -> AttachTest.Operation {
        let type = Self.schema.fields[key].type
        switch test {
        case .present: return .present
        case .absent: return .absent
        case .oneOf(let texts):
            let values = try texts.map { try #require(type.value(of: $0)) }
            return values.count == 1 ? .equals(values[0]) : .oneOf(values)
        case .compared(let sign, let limit):
            return .compared(try #require(AttachTest.Comparison(rawValue: sign)), .int(limit))
        }
    }

    private func span(_ plain: PlainSpan) -> Window.Span {
        let dates = { (days: Set<Int>) in Set(days.map(CivilDate.init(day:))) }
        let weekdays = plain.weekdays.map { days in
            WindowSpan.Days.weekdays(
                WeekdaySet(Weekday.allCases.filter { days.contains($0.rawValue) }.map { WeekdaySet($0) }))
        }
        return Window.Span(
            zone: Slot(plain.zone),
            span: WindowSpan(
                days: weekdays ?? .dates(dates(plain.dates)), start: plain.start, end: plain.end,
                exceptions: dates(plain.exceptions)))
    }
}

extension PlainCall {
    func engine() -> Call {
        Call(id: id, dnis: dnis, clid: clid, attach: PlainRules.schema.read(pairs: attach))
    }

    var moment: Moment { Moment(milliseconds: milliseconds) }
}

extension PlainAnswer {
    func engine() -> LookupAnswer {
        switch outcome {
        case .found: .found(rows.map { LookupRow($0.queue, $0.priority, $0.attach) })
        case .noRow, .notRun: .noRow()
        case .timeout, .down, .poolExhausted, .sqlError, .invalidInput: .failed(outcome)
        }
    }
}

extension PlainDecision {
    init(_ routed: Routed) {
        let decision = routed.decision
        self.init(
            rule: decision.rule?.index, destination: decision.destination, isDefault: decision.isDefault,
            level: decision.priority?.level, attach: decision.attach?.text, alternates: decision.alternates,
            flags: Set(decision.flags.names), lookup: decision.lookup?.index, outcome: decision.outcome,
            isOnFailure: decision.isOnFailure, side: decision.side, asked: routed.asked.map(\.index))
    }
}
