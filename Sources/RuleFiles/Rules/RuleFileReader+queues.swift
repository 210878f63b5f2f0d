import Routing

extension RuleFileReader {
    /// `queues`: by name, with `"*"` for what a queue does not say.
    mutating func readQueues() {
        var standard = Priority.standard
        forEachPart(with: "queues") { reader, section, _ in
            for entry in section.entries() ?? [] where entry.name == "*" {
                guard var mapping = entry.value.mapping() else { continue }
                if let priority = mapping.optional("default_priority")?.priority() { standard = priority }
                mapping.notSupported(Self.acdKeys)
                mapping.finish()
            }
        }
        var codes: [Int: SourceRange] = [:]
        forEachPart(with: "queues") { reader, section, _ in
            for entry in section.entries() ?? [] where entry.name != "*" {
                let queue = reader.queue(entry, standard: standard, &codes)
                guard reader.queueNames.declare(entry.name, at: entry.key.range, into: reader.findings) != nil else {
                    continue
                }
                reader.queues.append(queue)
            }
        }
    }

    /// What the ACD will do with a queue.
    private static let acdKeys = [
        "ring", "max_hops", "service_level", "short_abandon", "aging", "overflow", "callback", "during",
    ]

    private func queue(_ entry: MappingEntry, standard: Priority, _ codes: inout [Int: SourceRange]) -> Queue {
        // A queue that cannot be read is declared all the same, so that its name is no further error.
        var code = -1 - queues.count
        guard var mapping = entry.value.mapping() else {
            return Queue(name: entry.name, code: code, defaultPriority: standard)
        }
        let codeReader = mapping.required("code")
        let serviceID = mapping.optional("service_id")?.int(in: 0...Int(Int32.max))
        let priority = mapping.optional("default_priority")?.priority()
        let isActive = mapping.optional("active")?.bool()
        mapping.notSupported(Self.acdKeys)
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
            name: entry.name, code: code, serviceID: serviceID, defaultPriority: priority ?? standard,
            isActive: isActive ?? true)
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
