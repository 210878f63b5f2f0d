import Routing

/// Overflow that leads nowhere, or goes round until the hops run out.
struct OverflowInspection: Inspection {
    func inspect(_ lint: Lint, into findings: Findings) {
        let queues = lint.file.ruleSet.queues
        for (index, queue) in queues.enumerated() {
            for (number, step) in queue.waiting.overflow.enumerated() {
                guard case .queues(let targets) = step.target else { continue }
                let closed = targets.filter { !queues[$0].isActive }
                guard !closed.isEmpty else { continue }
                let names = closed.map { "'\(queues[$0].name)'" }.joined(separator: ", ")
                let isDeadEnd = closed.count == targets.count
                findings.warning(
                    "overflow-dead-end",
                    "overflow step \(number + 1) of queue '\(queue.name)' "
                        + (isDeadEnd ? "leads nowhere" : "passes over \(names)")
                        + ": \(isDeadEnd ? names : "it") is not active and takes no calls",
                    help: "name an active queue", at: lint.file.places.queues[index])
            }
        }
        reportEndlessLoops(lint, findings)
    }

    /// Circles of steps that may visit a queue again: only `max_hops` ends them. Those that may not are reported where
    /// the file is read.
    private func reportEndlessLoops(_ lint: Lint, _ findings: Findings) {
        let queues = lint.file.ruleSet.queues
        var reported: Set<Set<Int>> = []
        for start in queues.indices {
            guard let loop = loop(through: start, queues), reported.insert(Set(loop)).inserted else { continue }
            let names = (loop + [start]).map { queues[$0].name }.joined(separator: " -> ")
            let hops = loop.map { queues[$0].waiting.maxHops }.max() ?? 0
            findings.warning(
                "overflow-loop", "queues overflow in a circle that only max_hops (\(hops)) ends: \(names)",
                help: "take revisit: true out of one of its steps", at: lint.file.places.queues[start])
        }
    }

    /// The shortest way back to a queue by steps that may visit a queue again, starting with it.
    private func loop(through start: Int, _ queues: [Queue]) -> [Int]? {
        var paths = [[start]]
        var seen: Set<Int> = []
        while !paths.isEmpty {
            var longer: [[Int]] = []
            for path in paths {
                for step in path.last.map({ queues[$0].waiting.overflow }) ?? [] where step.revisits && !step.keepsPlace
                {
                    guard case .queues(let targets) = step.target else { continue }
                    for target in targets.map(\.index) {
                        if target == start { return path }
                        if seen.insert(target).inserted { longer.append(path + [target]) }
                    }
                }
            }
            paths = longer
        }
        return nil
    }
}
