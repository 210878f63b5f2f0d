import Foundation
import Routing
package import RuleFiles

/// Rules from the JSON of a Twilio TaskRouter workflow: filters become rules, in their order; the first target of a
/// filter is where its calls go, and the time-outs of targets become overflow of the queues.
package struct TwilioImport {
    private let direction: PriorityScale.Direction

    /// An import of a workflow whose priorities go in `direction`; in Twilio the highest number is the most urgent.
    package init(direction: PriorityScale.Direction? = nil) { self.direction = direction ?? .highFirst }

    private struct Target {
        let queue: String
        let priority: Int?
        let timeout: Int?
        let isPartial: Bool
    }

    /// The rules of the workflow in `file`; nil where it is none, which is reported.
    package func rules(of file: SourceFile, into findings: Findings) -> ImportedRules? {
        func refuse(_ what: String, _ help: String) -> ImportedRules? {
            findings.error("not-a-workflow", what, help: help, at: SourceRange(file, line: 1, column: 1))
            return nil
        }
        guard let json = try? JSONSerialization.jsonObject(with: Data(file.text.utf8)) as? [String: Any] else {
            return refuse(
                "\(file.path.quotedPath) is no JSON object", "give the configuration of a TaskRouter workflow")
        }
        // The configuration itself, or the workflow with its configuration as text, as the API gives it.
        var configuration = json
        if let text = json["configuration"] as? String,
            let inner = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        {
            configuration = inner
        }
        guard let routing = configuration["task_routing"] as? [String: Any] else {
            return refuse("there is no 'task_routing'", "give the configuration of a TaskRouter workflow")
        }
        let filters = routing["filters"] as? [[String: Any]] ?? []
        let fallback = (routing["default_filter"] as? [String: Any])?["queue"] as? String
        let targets = filters.map { ($0["targets"] as? [[String: Any]] ?? []).compactMap(Self.target) }
        let scale = PriorityScale(targets.compactMap(\.first).map { $0.priority ?? 0 }, direction)
        let isPrioritised = targets.joined().contains { $0.priority != nil }
        var result = ImportedRules()
        result.head = ["Imported from the Twilio workflow \(file.path): \(filters.count) filters."]
        if isPrioritised {
            result.head.append(
                "Priorities: 1 is the most urgent here; in the workflow the "
                    + "\(direction == .lowFirst ? "lowest" : "highest") number was taken to be (\(scale.words)).")
        }
        result.head.append("Codes of queues are made up; write those of your database and your switch.")
        addQueues((targets.joined().map(\.queue) + [fallback].compactMap(\.self)), to: &result)
        var conditions = TwilioConditions()
        var taken: Set<String> = []
        for (index, filter) in filters.enumerated() {
            let name = (filter["filter_friendly_name"] ?? filter["friendly_name"]) as? String ?? "filter-\(index + 1)"
            let expression = filter["expression"] as? String ?? ""
            guard let first = targets[index].first else {
                result.notes.append("filter \(name.quoted) has no target with a queue, and was left out")
                continue
            }
            do throws(TwilioExpression.Unreadable) {
                let isBlank = expression.allSatisfy(\.isWhitespace)
                let keys = isBlank ? [] : try conditions.keys(TwilioExpression(parsing: expression))
                result.rules.append(
                    .init(
                        id: ImportedRules.id(name, taken: &taken), conditions: keys, queue: first.queue,
                        priority: isPrioritised ? scale.level(of: first.priority ?? 0) : nil,
                        comment: isBlank ? nil : Self.oneLine(expression)))
                addOverflow(targets[index], of: name, to: &result)
                if targets[index].contains(where: \.isPartial) {
                    result.notes.append("filter \(name.quoted): what its targets say about workers was left out")
                }
            } catch {
                result.notes.append(
                    "filter \(name.quoted) was left out: \(error.what), in \(Self.oneLine(expression).quoted)")
            }
        }
        if let fallback {
            result.rules.append(
                .init(
                    id: ImportedRules.id("default-filter", taken: &taken), conditions: [], queue: fallback,
                    priority: nil,
                    comment: nil))
        }
        result.attach = conditions.types.map { ($0.key, $0.type.rawValue) }
        return result
    }

    private static func target(_ target: [String: Any]) -> Target? {
        guard let queue = target["queue"] as? String, !queue.isEmpty else { return nil }
        // Twilio's console writes numbers as text.
        func number(_ key: String) -> Int? { target[key] as? Int ?? (target[key] as? String).flatMap { Int($0) } }
        let isPartial = ["expression", "order_by", "skip_if", "known_worker_sid"].contains { target[$0] != nil }
        return Target(queue: queue, priority: number("priority"), timeout: number("timeout"), isPartial: isPartial)
    }

    private func addQueues(_ names: [String], to result: inout ImportedRules) {
        var seen: Set<String> = []
        for name in names where seen.insert(name).inserted {
            result.queues.append(.init(name: name, code: result.queues.count + 1))
        }
    }

    /// Targets after the first are where calls go on to. Overflow belongs to a queue here, so filters that begin in one
    /// queue share it.
    private func addOverflow(_ targets: [Target], of filter: String, to result: inout ImportedRules) {
        for (target, next) in zip(targets, targets.dropFirst()) {
            guard let timeout = target.timeout, timeout > 0, target.queue != next.queue,
                let index = result.queues.firstIndex(where: { $0.name == target.queue })
            else { continue }
            let step = (seconds: min(timeout, 86_400), to: next.queue)
            if let known = result.queues[index].overflow.first {
                if known != step {
                    result.notes.append(
                        "filter \(filter.quoted): calls in \(target.queue) go on to \(known.to) after \(known.seconds) s, "
                            + "not to \(next.queue) after \(timeout) s, for another filter says so")
                }
            } else {
                result.queues[index].overflow = [step]
            }
        }
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
