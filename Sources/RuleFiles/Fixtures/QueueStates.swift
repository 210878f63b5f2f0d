package import Routing

/// How queues stand, as a fixture or a file of queue states says it: by the queues' names, `*` for those that are not
/// named.
package struct QueueStates: Sendable {
    private var states: [String: Figures] = [:]

    /// What is said of one queue.
    private struct Figures {
        var waiting: Int?
        var longestWait: Int64?
        var agentsLoggedIn: Int?
        var agentsReady: Int?
    }

    package init() {}

    /// Nothing is said of any queue.
    package var isEmpty: Bool { states.isEmpty }

    /// Takes over what the mapping in `reader` says, figure by figure.
    package mutating func read(_ reader: NodeReader, of rules: RuleSet) {
        let names = rules.queues.map(\.name)
        for entry in reader.entries() ?? [] {
            guard entry.name == "*" || names.contains(entry.name) else {
                reader.findings.error(
                    "unknown-queue", "queue \(entry.name.quoted) is not declared",
                    help: suggestion(for: entry.name, among: names), at: entry.key.range)
                continue
            }
            guard var mapping = entry.value.mapping() else { continue }
            var figures = states[entry.name] ?? Figures()
            if let count = mapping.optional("waiting")?.int(in: 0...1_000_000_000) { figures.waiting = count }
            if let time = mapping.optional("longest_wait")?.duration(in: .zero ... .seconds(366 * 86_400)) {
                figures.longestWait = time.wholeMilliseconds
            }
            if let count = mapping.optional("agents_logged_in")?.int(in: 0...1_000_000_000) {
                figures.agentsLoggedIn = count
            }
            if let count = mapping.optional("agents_ready")?.int(in: 0...1_000_000_000) { figures.agentsReady = count }
            mapping.finish()
            states[entry.name] = figures
        }
    }

    /// What formulas see; nil where nothing is said, so that asking is an error. A figure that is left out is 0.
    package func board(of rules: RuleSet) -> QueueBoard? {
        guard !isEmpty else { return nil }
        let common = states["*"]
        var board: [String: QueueState] = [:]
        for queue in rules.queues {
            let own = states[queue.name]
            guard own != nil || common != nil else { continue }
            board[queue.name] = QueueState(
                waiting: own?.waiting ?? common?.waiting ?? 0,
                longestWait: own?.longestWait ?? common?.longestWait ?? 0,
                agentsLoggedIn: own?.agentsLoggedIn ?? common?.agentsLoggedIn ?? 0,
                agentsReady: own?.agentsReady ?? common?.agentsReady ?? 0)
        }
        return QueueBoard(board)
    }

    /// Reads a file of queue states: YAML or JSON, the queues by name. Nil when it has an error, which is reported.
    package static func board(_ path: String, of rules: RuleSet, into findings: Findings) -> QueueBoard? {
        let errorsBefore = findings.count(of: .error)
        guard let file = SourceFile.read(path, into: findings), let root = YAMLNode(file, into: findings) else {
            return nil
        }
        var states = QueueStates()
        states.read(NodeReader(root, named: "the file of queue states", into: findings), of: rules)
        guard findings.count(of: .error) == errorsBefore else { return nil }
        return states.board(of: rules) ?? QueueBoard([:])
    }
}
