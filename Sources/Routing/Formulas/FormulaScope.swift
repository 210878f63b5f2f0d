import Expressions

/// The values that the formulas of one decision see. Made when the first formula is evaluated, for most decisions
/// evaluate none.
final class FormulaScope {
    private var bindings: Bindings
    private let rules: RuleSet
    private let vocabulary: Vocabulary
    private let board: QueueBoard?
    private var answers: AskedLookups

    init(_ call: Call, at moment: Moment, knowing facts: Facts, in rules: RuleSet) {
        self.rules = rules
        vocabulary = rules.vocabulary
        board = facts.queues
        answers = AskedLookups()
        bindings = Bindings(vocabulary.environment, context: board)
        bindings[slot: Vocabulary.Variable.call.rawValue] = Self.value(of: call, vocabulary.types)
        let (second, rest) = moment.milliseconds.flooredQuotient(by: 1000)
        bindings[slot: Vocabulary.Variable.now.rawValue] = Timestamp(
            seconds: second, nanoseconds: Int32(rest) * 1_000_000
        ).map(Value.timestamp)
        showLookups(answers, facts)
    }

    /// Shows what the lookups answered that were `asked` so far.
    func show(_ asked: AskedLookups, _ facts: Facts) {
        guard asked != answers else { return }
        answers = asked
        showLookups(asked, facts)
    }

    func holds(_ formula: Formula) throws(EvaluationError) -> Bool { try formula.expression.holds(bindings) }

    func value(_ formula: Formula) throws(EvaluationError) -> Value { try formula.expression.evaluate(bindings) }

    private func showLookups(_ asked: AskedLookups, _ facts: Facts) {
        let rows = rules.lookups.indices.map { index in
            let slot = Slot<Lookup>(index)
            let answer = asked.contains(slot) ? facts[slot] : nil
            return Value.record(row(answer, of: slot))
        }
        bindings[slot: Vocabulary.Variable.lookup.rawValue] = .record(Record(vocabulary.types.lookups, rows))
    }

    private func row(_ answer: LookupAnswer?, of slot: Slot<Lookup>) -> Record {
        let lookup = rules.lookups[slot]
        var values: [Value?] = [.string((answer?.outcome ?? .notRun).rawValue)]
        if let answer, answer.outcome == .found {
            let row = RowReading.best(of: answer.rows, lookup: lookup, route: Route(nil), in: rules).row
            values += [row.queue.value, row.priority.value, row.attach.map(Value.string)]
            for column in lookup.furtherColumns {
                let index = lookup.columns.firstIndex { $0.name == column.name }
                values.append(
                    index.flatMap { $0 < row.columns.count ? row.columns[$0] : nil }.map(\.value))
            }
        } else {
            values += Array(repeating: nil, count: 3 + lookup.furtherColumns.count)
        }
        return Record(vocabulary.types.rows[slot.index], values)
    }

    private static func value(of call: Call, _ types: Vocabulary.Types) -> Value {
        let attach = Record(types.attach, call.attach.values.map { $0.map(\.value) })
        return .record(
            Record(
                types.call, [number(call.dnis), number(call.clid), .record(attach), .string(call.attach.text)]))
    }

    private static func number(_ number: PhoneNumber) -> Value {
        .record(
            Record(
                Vocabulary.Types.number,
                [
                    .string(number.raw), .string(number.e164 ?? ""), .string(number.national),
                    .bool(number.isWithheld),
                ]))
    }
}

extension LookupCell {
    /// The value that formulas see; nil for NULL and what is no whole number.
    fileprivate var value: Value? {
        if case .integer(let number) = self { .int(number) } else { nil }
    }
}
