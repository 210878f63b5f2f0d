package import Routing

/// Which service of the switch stands for which queue (R25).
package struct ServiceTable: Sendable {
    private let byQueue: [Int32?]

    /// What the configuration says, and for what it does not, the `service_id` of the rule file.
    init(_ rules: RuleSet, _ configured: [String: Int32]) {
        byQueue = rules.queues.map { queue in
            configured[queue.name] ?? queue.serviceID.map { Int32(truncatingIfNeeded: $0) }
        }
    }

    /// The service of a queue; nil where the switch has none.
    package subscript(queue: Slot<Queue>) -> Int32? { byQueue[queue.index] }

    /// Queues that no service stands for.
    func missing(in rules: RuleSet) -> [String] {
        rules.queues.indices.filter { byQueue[$0] == nil && rules.queues[$0].isActive }.map { rules.queues[$0].name }
    }

    /// Names of the configuration that no queue has.
    static func unknown(_ configured: [String: Int32], in rules: RuleSet) -> [String] {
        let names = Set(rules.queues.map(\.name))
        return configured.keys.filter { !names.contains($0) }.sorted()
    }
}
