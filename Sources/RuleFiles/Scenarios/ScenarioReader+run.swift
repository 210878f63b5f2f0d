import Simulation

extension ScenarioReader {
    /// `run`: how long, how often, what is measured.
    func runPlan(_ reader: NodeReader?, hasLoad: Bool, in whole: NodeReader) -> RunPlan {
        var plan = RunPlan()
        guard let reader else {
            if hasLoad {
                findings.error(
                    "missing-key", "calls at random go on until the scenario says when to stop",
                    help: "add run: { duration: 8h } or run: { calls: 100000 }", at: whole.range.firstLine)
            }
            return plan
        }
        guard var mapping = reader.mapping() else { return plan }
        let duration = mapping.optional("duration")
        let calls = mapping.optional("calls")
        let batches = mapping.optional("batches")
        let replications = mapping.optional("replications")
        if let closing = mapping.optional("at_end")?.choice(RunPlan.Closing.self) { plan.closing = closing }
        let warmUp = mapping.optional("warm_up")
        if let law = warmUp.flatMap(self.warmUp) { plan.warmUp = law }
        if let seed = mapping.optional("seed")?.int(in: 0...Int.max) { plan.seed = UInt64(seed) }
        if let within = mapping.optional("within") {
            plan.within = within.itemsOrSingle().compactMap { $0.scenarioTime() }
        }
        if let snapshots = mapping.optional("snapshots") {
            plan.snapshots = snapshots.itemsOrSingle().compactMap { $0.scenarioTime() }
        }
        mapping.finish()
        if let count = replications?.int(in: 1...1_000_000) { plan.replications = count }
        if let count = batches?.int(in: 1...10_000) { plan.batches = count }
        if let batches, plan.replications > 1 {
            findings.error(
                "two-plans", "half-widths come from batches or from replications, not both", help: "keep one",
                at: batches.range, related: [.init(replications?.range ?? reader.range, "the replications")])
        }
        if let duration, let calls {
            findings.error(
                "two-plans", "a run ends after a time or after so many calls, not both", help: "keep one",
                at: calls.range, related: [.init(duration.range, "the time")])
        }
        if let time = duration.flatMap({ $0.scenarioTime() }) {
            plan.end = .duration(time)
            if case .time(let first) = plan.warmUp, first > 0, first >= time {
                plan.warmUp = warmUp?.badValue("leaves nothing of the run", help: "write 2%") ?? plan.warmUp
            }
        }
        if let count = calls?.int(in: 1...10_000_000_000) {
            plan.end = .calls(Int64(count))
            if !hasLoad {
                findings.error(
                    "no-load", "'calls' counts calls at random, and there are none", help: "write a duration",
                    at: calls?.range)
            }
        }
        if hasLoad, duration == nil, calls == nil {
            findings.error(
                "missing-key", "calls at random go on until the scenario says when to stop",
                help: "add duration: 8h or calls: 100000", at: reader.range.firstLine)
        }
        return plan
    }

    private func warmUp(_ reader: NodeReader) -> RunPlan.WarmUp? {
        if let text = reader.node.scalar?.text, text.hasSuffix("%") {
            guard let share = reader.share() else { return nil }
            return share < 1 ? .share(share) : reader.badValue("leaves nothing of the run", help: "write 2%")
        }
        return reader.scenarioTime().map { .time($0) }
    }
}
