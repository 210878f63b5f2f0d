import Routing
import Simulation

extension ScenarioReader {
    /// `events`, in the order of their times.
    mutating func readEvents(_ reader: NodeReader?) {
        var last: (at: Int64, range: SourceRange)?
        for item in reader?.items() ?? [] {
            guard var mapping = item.mapping() else { continue }
            let at = mapping.required("at")
            let action = action(&mapping, item)
            mapping.finish()
            guard let at, let time = at.scenarioTime() else { continue }
            if let last, time < last.at {
                findings.error(
                    "events-out-of-order", "this event comes before the one above it",
                    help: "sort the events by their times", at: at.range,
                    related: [.init(last.range, "comes at \(Duration.milliseconds(last.at).written)")])
            }
            last = (time, at.range)
            if case .call(let index, _) = action, time <= calls[index].at {
                findings.error(
                    "before-the-call",
                    "call \(calls[index].id.quoted) comes at \(Duration.milliseconds(calls[index].at).written), and "
                        + "callers hang up before others come of one time", help: "make it later", at: at.range)
            }
            if let action { events.append(ScriptedEvent(at: time, action: action)) }
        }
    }

    private func action(_ mapping: inout MappingReader, _ item: NodeReader) -> ScriptedEvent.Action? {
        let agent = mapping.optional("agent")
        let call = mapping.optional("call")
        let queue = mapping.optional("queue")
        let lookup = mapping.optional("lookup")
        let failure = mapping.optional("as")
        let file = mapping.optional("rules")
        guard let doing = mapping.required("do") else { return nil }
        let subjects = [agent, call, queue, lookup].compactMap(\.self)
        guard subjects.count <= 1 else {
            findings.error(
                "two-subjects", "an event happens to one agent, call, queue or lookup", help: "make an event of each",
                at: subjects[1].range)
            return nil
        }
        if let failure, lookup == nil { misplaced(failure, "a lookup") }
        if let file, !subjects.isEmpty { misplaced(file, "do: reload") }
        if let agent {
            guard let index = agents[agent.anyScalar()?.text ?? ""]?.index ?? named(agent, "agent", agentLogins),
                let action = doing.choice(ScriptedEvent.AgentAction.self)
            else { return nil }
            return .agent(index, action)
        }
        if let call {
            guard let index = named(call, "call", calls.map(\.id)),
                let action = doing.choice(ScriptedEvent.CallAction.self)
            else { return nil }
            return .call(index, action)
        }
        if let queue {
            guard let slot = self.queue(queue), let action = doing.text(among: ["activate", "deactivate"]) else {
                return nil
            }
            return .queue(slot, isActive: action == "activate")
        }
        if let lookup {
            let names = rules.ruleSet.lookups.map(\.name)
            guard let index = named(lookup, "lookup", names, in: rules.source.path),
                let action = doing.text(among: ["fail", "restore"])
            else { return nil }
            guard action == "fail" else { return .lookup(Slot(index), nil) }
            let failures = LookupOutcome.allCases.filter(\.isFailure)
            guard let name = failure.map({ $0.text(among: failures.map(\.rawValue)) }) ?? LookupOutcome.timeout.rawValue
            else { return nil }
            return failures.first { $0.rawValue == name }.map { .lookup(Slot(index), $0) }
        }
        guard doing.text(among: ["reload"]) != nil else { return nil }
        return reload(file, item)
    }

    private func reload(_ file: NodeReader?, _ item: NodeReader) -> ScriptedEvent.Action? {
        guard let file else {
            findings.error(
                "missing-key", "a reload names its rules", help: "add rules: new.yaml", at: item.range.firstLine)
            return nil
        }
        guard let name = file.text() else { return nil }
        var cache = RuleFileCache()
        let read = cache.file(
            folder.resolving(name), referencedAt: file.range, environment: environment, into: findings)
        guard let new = read?.ruleSet else { return nil }
        // Calls and agents stand in queues by position, and those of the old rules must still mean the same.
        guard new.queues.map(\.name) == rules.ruleSet.queues.map(\.name),
            new.lookups.map(\.name) == rules.ruleSet.lookups.map(\.name)
        else {
            findings.error(
                "other-queues", "\(name.quotedPath) declares other queues or lookups than \(rules.source.path)",
                help: "a reload may change what they do, not which there are", at: file.range)
            return nil
        }
        return .reload(new)
    }

    private func misplaced(_ option: NodeReader, _ with: String) {
        findings.error(
            "misplaced-option", "\(option.name) says nothing here", help: "it belongs to \(with)", at: option.range)
    }
}
