import Expressions
import Routing
import Testing

/// Conditions in the expression language for the keys of `PlainRules`.
enum RandomFormulas {
    /// Some the index understands whole, some in part, some not at all; some are errors for some calls.
    private static let sources = [
        #"call.attach.lang == "he""#, #"call.attach.lang != "he" && call.attach.debt > 499"#,
        #"call.attach.customer == "17""#, #"has(call.attach.customer) && call.attach.customer == "17""#,
        #"has(call.attach.debt) && call.attach.debt * 2 >= 1000"#, #"call.attach.debt * 9007199254740993 > 5"#,
        #"call.attach.lang in ["en", "ru"]"#, #"call.attach.customer in ["17", "כהן"] || call.attach.debt == 500"#,
        #"call.dnis.national == "1700500""#, #"call.clid.e164 == "+972541111111""#,
        #"call.clid.national.startsWith("054")"#, #"!call.clid.national.startsWith("05")"#,
        #"call.clid.anonymous"#, #"size(call.clid.national) < 10"#,
        #"call.dnis.national.size() + call.attach.debt > 7"#,
        #"queue("vip").waiting < 3"#, #"queue("vip").waiting < 3 && call.attach.lang == "he""#,
        #"call.attach.lang == "en" || queue("service").agents_ready > 0"#, "1 / (call.attach.debt - 500) == 0",
        #"lookup.k0.outcome == "not_run""#, #"lookup.k1.outcome == "no_row" && call.attach.lang == "he""#,
        #"lookup.k0.queue == 12"#, #"lookup.k2.priority < 5 || call.clid.anonymous"#,
        #"now < timestamp("2026-03-26T00:00:00Z")"#, #"now.getDayOfWeek("Asia/Jerusalem") == 3"#,
        #"call.attach_text.contains("17")"#, #"pairs(call.attach_text)["lang"] == "he""#, "true", "false",
        #"(call.attach.lang == "he" || call.clid.anonymous) && !(call.attach.debt < 5)"#,
    ]

    /// The same rules, about half of them with formulas.
    static func added(to rules: RuleSet, _ seeded: inout Seeded) throws -> RuleSet {
        let vocabulary = Vocabulary(attach: rules.attach, lookups: rules.lookups) { name in
            name == "Asia/Jerusalem" ? .init { Zone.jerusalem.offset(at: Moment(milliseconds: $0 * 1000)) } : nil
        }
        var changed: [Rule] = []
        for rule in rules.rules {
            let count = seeded.chance(percent: 50) ? 1 + seeded.below(2) : 0
            var formulas: [Formula] = []
            for _ in 0..<count { formulas.append(try vocabulary.condition(seeded.pick(sources))) }
            changed.append(
                Rule(
                    id: rule.id, conditions: rule.conditions, lookup: rule.lookup, formulas: formulas,
                    action: rule.action, onFailure: rule.onFailure))
        }
        return RuleSet(
            rules: changed, queues: rules.queues, agents: rules.agents, windows: rules.windows, zones: rules.zones,
            lists: rules.lists, lookups: rules.lookups, attach: rules.attach, limits: rules.limits,
            fallback: rules.fallback, vocabulary: vocabulary)
    }

    /// How the queues stand, where it is known.
    static func board(_ seeded: inout Seeded) -> QueueBoard? {
        guard seeded.chance(percent: 70) else { return nil }
        return QueueBoard([
            "vip": QueueState(waiting: seeded.below(6)), "service": QueueState(agentsReady: seeded.below(2)),
        ])
    }
}
