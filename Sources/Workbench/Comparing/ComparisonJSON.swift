import Routing
package import RuleFiles

/// A comparison of two rule files for programs.
package enum ComparisonJSON {
    /// The document, with `calls` where recorded ones were compared.
    package static func document(
        _ old: RuleFile, _ new: RuleFile, _ rules: RuleComparison, _ calls: CallComparison?
    ) -> JSON {
        .object([
            "schemaVersion": .integer(1),
            "old": file(old),
            "new": file(new),
            "isComplete": .bool(rules.isComplete),
            "hidden": rules.hidden.isEmpty ? nil : .array(rules.hidden.map(JSON.string)),
            "changes": .array(rules.changes.map { change($0, new) }),
            "calls": calls.map { calls in
                .object([
                    "decided": .integer(calls.calls),
                    "changed": .integer(calls.changed),
                    "faulty": .integer(calls.faulty),
                    "changes": .array(calls.changes.map { change($0, new) }),
                ])
            },
        ])
    }

    private static func file(_ file: RuleFile) -> JSON {
        .object(["path": .string(file.source.path), "revision": .string(file.ruleSet.revision)])
    }

    private static func change(_ change: RouteChange, _ new: RuleFile) -> JSON {
        .object([
            "harm": .string("\(change.harm)"),
            "count": .integer(change.count),
            "old": side(change.old),
            "new": side(change.new),
            "examples": .array(([change.example] + change.others).map { example($0, new) }),
        ])
    }

    private static func side(_ side: RouteChange.Side) -> JSON {
        .object([
            "rule": side.rule.map(JSON.string) ?? .null,
            "destination": .string(side.route.destination),
            "priority": side.route.priority.map(JSON.integer),
            "attach": side.route.attach.map(JSON.string),
            "alternates": side.route.alternates.isEmpty ? nil : .array(side.route.alternates.map(JSON.string)),
        ])
    }

    private static func example(_ call: SampleCall, _ new: RuleFile) -> JSON {
        .object([
            "dnis": .string(call.dnis),
            "clid": .string(call.clid),
            "attach": call.attach.isEmpty ? nil : .string(call.attach),
            "at": .string(UTCText.text(call.moment)),
            "lookups": call.lookups.isEmpty
                ? nil : .object(call.lookups.map { JSON.Member($0.name, .string($0.outcome.rawValue)) }),
        ])
    }
}
