import Lookups
package import Routing

/// Decides made-up calls by a rule file, its lookups answered as the call has it.
package struct SampleDesk {
    package let file: RuleFile
    private var reader: CallReader
    /// How the queues may stand, where formulas ask: nobody there and nobody waiting, or many.
    private let boards: [QueueBoard?]

    package init(_ file: RuleFile) {
        self.file = file
        reader = file.callReader()
        let rules = file.ruleSet
        let busy = QueueState(waiting: 1_000, longestWait: 3_600_000, agentsLoggedIn: 1_000, agentsReady: 1_000)
        boards =
            rules.readsQueues
            ? [QueueState(), busy].map { state in
                QueueBoard(Dictionary(uniqueKeysWithValues: rules.queues.map { ($0.name, state) }))
            } : [nil]
    }

    /// The decisions for `sample`, for each way that its queues may stand.
    package mutating func records(_ sample: SampleCall) -> [DecisionRecord] {
        boards.map { decide(sample, queues: $0) }
    }

    /// The decision for `sample`. A lookup that it does not speak of has no row; a row says nothing but that there is
    /// one, so that the rule speaks.
    package mutating func decide(_ sample: SampleCall, queues: QueueBoard? = nil) -> DecisionRecord {
        let call = reader.call(
            dnis: sample.dnis, clid: sample.clid, attach: sample.attach.isEmpty ? .none : .text(sample.attach))
        return file.ruleSet.decide(call, at: sample.moment, queues: queues) { question in
            let name = file.ruleSet.lookups[question.lookup].name
            let lookup = sample.lookups.first { $0.name == name }
            let outcome = lookup?.outcome ?? .noRow
            if outcome == .found {
                func cell(_ number: Int?) -> LookupCell { number.map { .integer(Int64($0)) } ?? .null }
                return .found([
                    LookupRow(queue: cell(lookup?.queue), priority: cell(lookup?.priority), attach: nil)
                ])
            }
            return outcome.isFailure ? .failed(outcome) : .noRow()
        }
    }

    /// Numbers that calls to this file may well have, for where any will do.
    package var typical: (dnis: String, clid: String) {
        let dialled = file.ruleSet.rules.lazy.flatMap(\.conditions).compactMap(\.dialled).first
        return (dialled ?? "100", "0541111111")
    }
}

extension Condition {
    /// A number that the condition lets be dialled.
    fileprivate var dialled: String? {
        guard case .dnis(let match) = self else { return nil }
        return match.sample
    }
}

extension NumberMatch {
    fileprivate var sample: String? {
        switch self {
        case .pattern(let pattern):
            let sign = pattern.form == .e164 ? "+" : ""
            return switch pattern.shape {
            case .exact(let digits), .range(let digits, _): "\(sign)\(digits)"
            case .prefix(let digits): digits.count > 0 ? "\(sign)\(digits)" : nil
            }
        case .any(let matches): return matches.lazy.compactMap(\.sample).first
        case .withheld, .regex, .list: return nil
        }
    }
}
