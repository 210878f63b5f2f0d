import Routing

extension RuleFileReader {
    /// `queues`: by name, with `"*"` for what a queue does not say.
    ///
    /// Names are declared before anything else is read, for a queue may overflow into one that stands below it.
    mutating func readQueues() {
        var standard = WaitingDraft()
        var standardPriority = Priority.standard
        var declared: [(entry: MappingEntry, mapping: MappingReader?)] = []
        forEachPart(with: "queues") { reader, section, _ in
            for entry in section.entries() ?? [] where entry.name != "*" {
                let slot = reader.queueNames.declare(entry.name, at: entry.key.range, into: reader.findings)
                // A queue declared twice is read for its errors, and then forgotten.
                if slot != nil { declared.append((entry, entry.value.mapping())) } else { _ = entry.value.mapping() }
            }
        }
        forEachPart(with: "queues") { reader, section, _ in
            for entry in section.entries() ?? [] where entry.name == "*" {
                guard var mapping = entry.value.mapping() else { continue }
                if let priority = mapping.optional("default_priority")?.priority() { standardPriority = priority }
                standard = reader.waiting(&mapping, of: nil, otherwise: standard)
                mapping.finish()
            }
        }
        var codes: [Int: SourceRange] = [:]
        for (entry, mapping) in declared {
            queues.append(queue(entry, mapping, standardPriority, standard, &codes))
        }
        reportOverflowLoops()
    }

    private func queue(
        _ entry: MappingEntry, _ reader: MappingReader?, _ priority: Priority, _ standard: WaitingDraft,
        _ codes: inout [Int: SourceRange]
    ) -> Queue {
        // A queue that cannot be read is declared all the same, so that its name is no further error.
        var code = -1 - queues.count
        guard var mapping = reader else { return Queue(name: entry.name, code: code, defaultPriority: priority) }
        let codeReader = mapping.required("code")
        let serviceID = mapping.optional("service_id")?.int(in: 0...Int(Int32.max))
        let own = mapping.optional("default_priority")?.priority()
        let isActive = mapping.optional("active")?.bool()
        let waiting = waiting(&mapping, of: Slot(queues.count), otherwise: standard)
        mapping.finish()
        if let codeReader, let number = codeReader.int(in: 1...Int(Int32.max)) {
            if let first = codes[number] {
                findings.error(
                    "duplicate-code", "two queues have the code \(number)",
                    help: "the database tells queues by their codes",
                    at: codeReader.range, related: [.init(first, "used here first")])
            } else {
                codes[number] = codeReader.range
                code = number
            }
        }
        return Queue(
            name: entry.name, code: code, serviceID: serviceID, defaultPriority: own ?? priority,
            isActive: isActive ?? true, waiting: waiting.rules)
    }

    /// `agents`: login names with their codes.
    mutating func readAgents() {
        forEachPart(with: "agents") { reader, section, _ in
            for entry in section.entries() ?? [] {
                var code: Int?
                if !entry.value.isNull, var mapping = entry.value.mapping() {
                    code = mapping.optional("code")?.int(in: 0...Int(Int32.max))
                    mapping.finish()
                }
                guard reader.agentNames.declare(entry.name, at: entry.key.range, into: reader.findings) != nil else {
                    continue
                }
                reader.agents.append(Agent(login: entry.name, code: code))
            }
        }
    }
}

extension NodeReader {
    /// 1, the highest, to 9.
    func priority() -> Priority? { int(in: 1...9).flatMap { Priority($0) } }
}
