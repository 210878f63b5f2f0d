package import Routing
package import RuleFiles

/// A decision, and where asked for its explanation, as JSON of schema version 1.
package struct DecisionJSON {
    private let rules: RuleSet

    /// Documents for the decisions of `rules`.
    package init(rules: RuleSet) { self.rules = rules }

    /// The decision of `record`.
    package func document(_ record: DecisionRecord, explanation: Explanation? = nil) -> JSON {
        let fields = DecisionFields(record, by: rules)
        let decision = record.decision
        return .object([
            "schemaVersion": .integer(1),
            "revision": .string(rules.revision),
            "call": call(record.call),
            "at": .string(UTCText.text(record.moment)),
            "rule": .string(fields.ruleID),
            "line": decision.rule.map { .integer(rules.rules[$0].line) },
            "destination": destination(decision.destination),
            "default": .bool(decision.isDefault),
            "priority": decision.priority.map { .integer($0.level) } ?? .null,
            "attach": decision.attach.map { .string($0.text) } ?? .null,
            "attachPairs": decision.attach.flatMap { attach in
                attach.pairs.isEmpty
                    ? nil : .object(attach.pairs.map { JSON.Member($0.key, .string($0.value)) })
            },
            "alternates": decision.alternates.isEmpty ? nil : .array(decision.alternates.map(alternate)),
            "onFailure": .bool(decision.isOnFailure),
            "side": decision.side.map { .integer($0 + 1) },
            "lastAgent": decision.lastAgent.map {
                .object(["login": .string(rules.agents[$0.agent].login), "milliseconds": .integer(Int($0.wait))])
            },
            "flags": .array(decision.flags.names.map(JSON.string)),
            "mishaps": decision.mishaps.isEmpty ? nil : .array(decision.mishaps.map(mishap)),
            "lookups": .array(fields.answers.map { answer($0.answer, named: $0.name) }),
            "microseconds": .integer(Int(record.microseconds)),
            "trace": explanation.map { .array($0.steps.map { step($0, record.call) }) },
        ])
    }

    private func call(_ call: Call) -> JSON {
        .object([
            "id": call.id.map(JSON.string),
            "dnis": number(call.dnis),
            "clid": number(call.clid),
            "attach": .string(call.attach.text),
        ])
    }

    private func number(_ number: PhoneNumber) -> JSON {
        .object([
            "raw": .string(number.raw),
            "e164": number.e164.map(JSON.string) ?? .null,
            "national": .string(number.national),
            "withheld": .bool(number.isWithheld),
        ])
    }

    private func destination(_ destination: Destination) -> JSON {
        switch destination {
        case .queue(let slot):
            let queue = rules.queues[slot]
            return .object([
                "kind": .string("queue"), "name": .string(queue.name), "code": .integer(queue.code),
                "serviceId": queue.serviceID.map(JSON.integer),
            ])
        case .agent(let slot):
            let agent = rules.agents[slot]
            return .object([
                "kind": .string("agent"), "login": .string(agent.login), "code": agent.code.map(JSON.integer),
            ])
        case .external(let number): return .object(["kind": .string("external"), "number": .string(number)])
        case .extension(let number): return .object(["kind": .string("extension"), "number": .string(number)])
        case .voicemail(let box): return .object(["kind": .string("voicemail"), "name": .string(box)])
        case .ivr(let script): return .object(["kind": .string("ivr"), "name": .string(script)])
        case .switchDefault, .default: return .object(["kind": .string("switch")])
        case .busy: return .object(["kind": .string("busy")])
        }
    }

    private func mishap(_ mishap: Mishap) -> JSON {
        .object([
            "rule": .string(rules.rules[mishap.rule].id),
            "formula": .string(mishap.role.rawValue),
            "file": mishap.formula.place.file.map(JSON.string),
            "line": mishap.position.map { .integer($0.line) },
            "column": mishap.position.map { .integer($0.column) },
            "text": .string(mishap.sentence(main: "")),
        ])
    }

    private func alternate(_ route: Route) -> JSON {
        .object([
            "destination": destination(route.destination ?? .default),
            "priority": route.priority.map { .integer($0.level) },
        ])
    }

    private func answer(_ answer: LookupAnswer, named name: String) -> JSON {
        .object([
            "name": .string(name),
            "outcome": .string(answer.outcome.rawValue),
            "asked": .array(answer.asked.map(JSON.string)),
            "hit": answer.hit.map(JSON.string),
            "rows": .integer(answer.rows.count),
            "source": source(answer.origin),
            "ageMilliseconds": age(answer.origin),
            "stale": .bool(isStale(answer.origin)),
            "microseconds": .integer(Int(answer.microseconds)),
            "detail": answer.detail.map(JSON.string),
        ])
    }

    private func source(_ origin: LookupAnswer.Origin) -> JSON? {
        if case .source(let number) = origin { .integer(number) } else { nil }
    }

    private func age(_ origin: LookupAnswer.Origin) -> JSON? {
        if case .cache(let age, _) = origin { .integer(Int(age)) } else { nil }
    }

    private func isStale(_ origin: LookupAnswer.Origin) -> Bool {
        if case .cache(_, let isStale) = origin { isStale } else { false }
    }

    private func step(_ step: Explanation.Step, _ call: Call) -> JSON {
        let texts = CheckText(rules: rules, call: call)
        return .object([
            "rule": .string(rules.rules[step.rule].id),
            "line": .integer(rules.rules[step.rule].line),
            "verdict": .string(step.verdict.name),
            "checks": .array(
                step.checks.map {
                    .object(["holds": .bool($0.holds), "text": .string(texts.sentence($0))])
                }
                    + step.formulas.map {
                        .object(["holds": .bool($0.holds), "text": .string(texts.sentence($0))])
                    }),
            "lookup": step.answer.flatMap { given in
                rules.rules[step.rule].lookup.map { answer(given, named: rules.lookups[$0].name) }
            },
        ])
    }
}

extension Explanation.Verdict {
    var name: String {
        switch self {
        case .decided: "decided"
        case .decidedOnFailure: "decided_on_failure"
        case .conditionFailed: "condition_failed"
        case .formulaFailed: "if_failed"
        case .noRow: "no_row"
        case .lookupFailed: "lookup_failed"
        case .wouldMatch: "would_match"
        case .wouldNotMatch: "would_not_match"
        }
    }
}
