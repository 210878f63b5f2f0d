import Routing

extension RuleFileReader {
    private static let triggerKeys = ["after", "position", "no_agents", "no_ready_for"]
    private static let targetKeys = ["to", "external", "extension", "default", "voicemail", "busy"]

    /// One step of `overflow`: one trigger, one destination, and options.
    func overflowStep(_ reader: NodeReader, of queue: Slot<Queue>?) -> OverflowStep? {
        guard var mapping = reader.mapping() else { return nil }
        let triggers = Self.triggerKeys.compactMap { key in mapping.optional(key).map { (key, $0) } }
        let targets = Self.targetKeys.compactMap { key in mapping.optional(key).map { (key, $0) } }
        let since = mapping.optional("since")
        let measure = mapping.optional("measure")
        let evict = mapping.optional("evict")
        let keep = mapping.optional("keep")
        let back = mapping.optional("return")
        let priority = mapping.optional("priority")?.priority()
        let unstaffed = mapping.optional("unstaffed")?.bool()
        let revisit = mapping.optional("revisit")?.bool()
        let cascade = mapping.optional("cascade")?.bool()
        mapping.finish()

        guard let (triggerKey, triggerReader) = single(triggers, of: Self.triggerKeys, "trigger", in: reader),
            let (targetKey, targetReader) = single(targets, of: Self.targetKeys, "destination", in: reader)
        else { return nil }
        only(since, with: ["after"], triggerKey)
        only(measure, with: ["position"], triggerKey)
        only(evict, with: ["position"], triggerKey)
        only(keep, with: ["to"], targetKey)
        only(back, with: ["to", "external", "extension", "default", "voicemail"], targetKey)
        let trigger = trigger(triggerKey, triggerReader, since: since, measure: measure, evict: evict)
        guard let trigger, let target = target(targetKey, targetReader, of: queue) else { return nil }
        return OverflowStep(
            trigger, to: target, keepsPlace: keep?.bool() ?? false, priority: priority,
            acceptsUnstaffed: unstaffed ?? false, revisits: revisit ?? false, cascades: cascade ?? true,
            returnAfter: back?.milliseconds())
    }

    private func single(
        _ found: [(String, NodeReader)], of keys: [String], _ kind: String, in reader: NodeReader
    ) -> (String, NodeReader)? {
        if found.count == 1 { return found.first }
        let names = keys.joined(separator: ", ")
        let article = found.isEmpty ? "has no \(kind)" : "has \(found.count) \(kind)s"
        findings.error(
            found.isEmpty ? "no-\(kind)" : "two-\(kind)s", "an overflow step \(article)",
            help: found.isEmpty ? "name one of \(names)" : "make a step of each",
            at: found.count > 1 ? found[1].1.range : reader.range.firstLine)
        return nil
    }

    /// Reports an option that says nothing beside the trigger or destination of its step.
    private func only(_ option: NodeReader?, with keys: [String], _ key: String) {
        guard let option, !keys.contains(key) else { return }
        findings.error(
            "misplaced-option", "\(option.name) says nothing in a step with \(key.quoted)",
            help: "it belongs to \(keys.joined(separator: ", "))", at: option.range)
    }

    private func trigger(
        _ key: String, _ reader: NodeReader, since: NodeReader?, measure: NodeReader?, evict: NodeReader?
    ) -> OverflowStep.Trigger? {
        switch key {
        case "after":
            let clock = since?.text(among: ["entry", "first_queued"])
            return reader.milliseconds(from: 0).map {
                .after($0, since: clock == "first_queued" ? .firstQueued : .entry)
            }
        case "position":
            let counted = measure?.text(among: ["rank", "length"])
            let evicted = evict?.text(among: ["newest", "longest"])
            return reader.int(in: 0...1_000_000).map {
                .position(
                    $0, measure: counted == "length" ? .length : .rank,
                    evict: evicted.map { $0 == "newest" ? .newest : .longest })
            }
        case "no_agents":
            if reader.node.scalar?.bool == true { return .noAgents(grace: 0) }
            if reader.node.scalar?.bool == false {
                return reader.badValue("can only be true, or a time of grace", help: "take the step out")
            }
            return reader.milliseconds(from: 0).map { .noAgents(grace: $0) }
        default:
            return reader.milliseconds().map { .noReady($0) }
        }
    }

    private func target(_ key: String, _ reader: NodeReader, of queue: Slot<Queue>?) -> OverflowStep.Target? {
        switch key {
        case "to":
            let slots = reader.itemsOrSingle().compactMap { item -> Slot<Queue>? in
                guard let slot = queueNames.resolve(item) else { return nil }
                if slot == queue {
                    findings.error(
                        "overflow-to-itself", "queue \(queueNames.names[slot.index].quoted) overflows into itself",
                        help: "name another queue", at: item.range)
                }
                return slot
            }
            return slots.isEmpty ? nil : .queues(slots)
        case "external": return reader.dialString().map(OverflowStep.Target.external)
        case "extension": return reader.dialString().map(OverflowStep.Target.extension)
        case "voicemail": return reader.serviceName().map(OverflowStep.Target.voicemail)
        default:
            guard reader.bool() == true else {
                return reader.node.scalar?.bool == false
                    ? reader.badValue("can only be true", help: "take it out") : nil
            }
            return key == "busy" ? .busy : .default
        }
    }

    /// Warns of queues that overflow in a circle (R13): a call takes each of them once, and then waits.
    func reportOverflowLoops() {
        var reported: Set<Set<Int>> = []
        for start in queues.indices {
            // Into itself is an error already.
            guard let loop = loop(through: start), loop.count > 1, reported.insert(Set(loop)).inserted else { continue }
            let names = (loop + [start]).map { queues[$0].name }.joined(separator: " -> ")
            findings.warning(
                "overflow-loop", "queues overflow in a circle: \(names)",
                help: "a call that comes round is not moved again; end the circle, or say revisit: true",
                at: queueNames.range(of: queues[start].name))
        }
    }

    /// The shortest way back to a queue by overflow, starting with it.
    private func loop(through start: Int) -> [Int]? {
        var paths = [[start]]
        var seen: Set<Int> = []
        while !paths.isEmpty {
            var longer: [[Int]] = []
            for path in paths {
                for next in path.last.map(targets) ?? [] {
                    if next == start { return path }
                    if seen.insert(next).inserted { longer.append(path + [next]) }
                }
            }
            paths = longer
        }
        return nil
    }

    private func targets(of queue: Int) -> [Int] {
        queues[queue].waiting.overflow.filter { !$0.revisits }.flatMap { step -> [Int] in
            if case .queues(let slots) = step.target { slots.map(\.index).filter { $0 < queues.count } } else { [] }
        }
    }
}
