import Routing
import RuleFiles
import Workbench

/// A decision as one line of JSON, which `callsteer replay` reads.
struct DecisionLine {
    let masksCaller: Bool

    func json(_ entry: DecisionEntry) -> JSON {
        let fields = DecisionFields(entry.record, by: entry.rules)
        let (call, decision) = (entry.record.call, entry.record.decision)
        return .object([
            "id": .string("\(entry.id)"),
            "at": .string(UTCText.text(entry.record.moment)),
            "origin": .string(entry.origin.rawValue),
            "call": call.id.map(JSON.string),
            "dnis": .string(call.dnis.raw),
            "clid": .string(masksCaller ? Self.masked(call.clid.raw) : call.clid.raw),
            "masked": masksCaller ? .bool(true) : nil,
            "attach": .string(masksCaller && !call.attach.text.isEmpty ? "***" : call.attach.text),
            "rule": .string(fields.ruleID),
            "destination": .string(fields.destination),
            "queue": decision.destination.queue.map { .string(entry.rules.queues[$0].name) } ?? .null,
            "priority": decision.priority.map { .integer($0.level) } ?? .null,
            "attach_out": decision.attach.map { .string(masksCaller ? "***" : $0.text) } ?? .null,
            "lookup": .string(decision.outcome.rawValue),
            "on_failure": decision.isOnFailure ? .bool(true) : nil,
            "flags": decision.flags.isEmpty ? nil : .array(decision.flags.names.map(JSON.string)),
            "microseconds": .integer(Int(entry.record.microseconds)),
            "revision": .string(entry.rules.revision),
            "end": entry.end.map { .string($0.name) },
            "end_detail": masksCaller ? nil : entry.end?.detail.map(JSON.string),
            "end_after_ms": entry.end.map { .integer($0.milliseconds) },
        ])
    }

    /// The first and the last digits, with stars between: enough to recognise, too little to call.
    static func masked(_ number: String) -> String {
        guard number.count > 6 else { return String(repeating: "*", count: number.count) }
        return number.prefix(3) + String(repeating: "*", count: number.count - 5) + number.suffix(2)
    }
}
