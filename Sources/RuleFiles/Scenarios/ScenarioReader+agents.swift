import Routing
import Simulation

extension ScenarioReader {
    /// More than any call centre has, and few enough to be kept in memory.
    private static let mostAgents = 100_000

    /// `agents`: one line for agents who work alike.
    mutating func readAgents(_ reader: NodeReader?) {
        var count = 0
        for item in reader?.items() ?? [] {
            guard var line = agentLine(item) else { continue }
            count += line.count
            guard count <= Self.mostAgents else {
                findings.error(
                    "too-many-agents", "\(count) agents are more than the \(Self.mostAgents) that a scenario may have",
                    help: "lower count:", at: item.range.firstLine)
                return
            }
            if line.count > 1, !line.login.contains("{n}") { line.login += "-{n}" }
            for login in line.logins {
                if let first = agents[login] {
                    findings.error(
                        "duplicate-name", "two agents log in as \(login.quoted)",
                        help: "give one of them another login", at: item.range.firstLine,
                        related: [.init(first.range, "logs in here first")])
                }
                agents[login] = (agentLogins.count, item.range.firstLine)
                agentLogins.append(login)
            }
            if !groups.contains(line.group) { groups.append(line.group) }
            lines.append(line)
        }
    }

    private func agentLine(_ reader: NodeReader) -> AgentLine? {
        guard var mapping = reader.mapping() else { return nil }
        let login = mapping.required("login")?.anyScalar()?.text
        let skills = mapping.required("queues").map(self.skills)
        var line = AgentLine(login: login ?? "", skills: skills ?? [])
        if let count = mapping.optional("count")?.int(in: 1...1_000_000_000) { line.count = count }
        if let group = mapping.optional("group")?.anyScalar()?.text { line.group = group }
        if let at = mapping.optional("at")?.scenarioTime() { line.at = at }
        if let until = mapping.optional("until") {
            line.until = until.scenarioTime()
            if let end = line.until, end <= line.at {
                findings.error("bad-value", "'until' comes before the login", help: "make it later", at: until.range)
            }
        }
        if let state = mapping.optional("state")?.text(among: ["ready", "not_ready"]) {
            line.isReady = state == "ready"
        }
        if let answers = mapping.optional("answers")?.distributionOrNever(in: folder) { line.answers = answers }
        if let share = mapping.optional("no_answer")?.share() { line.noAnswer = share }
        if let back = mapping.optional("back")?.distributionOrNever(in: folder) { line.back = back }
        if let wrapUp = mapping.optional("wrap_up")?.distribution(in: folder) { line.wrapUp = wrapUp }
        if let talk = mapping.optional("talk").flatMap(talk) { line.talk = talk }
        mapping.finish()
        return login == nil ? nil : line
    }

    private func skills(_ reader: NodeReader) -> [AgentLine.Skill] {
        (reader.entries() ?? []).compactMap { entry in
            guard let queue = queue(entry.key), let level = entry.value.int(in: 1...99) else { return nil }
            return AgentLine.Skill(queue: queue, level: level)
        }
    }

    private func talk(_ reader: NodeReader) -> AgentLine.Talk? {
        guard case .mapping = reader.node.content else { return reader.distribution(in: folder).map { .own($0) } }
        var laws: [Slot<Queue>: Distribution] = [:]
        for entry in reader.entries() ?? [] {
            if let queue = queue(entry.key), let law = entry.value.distribution(in: folder) { laws[queue] = law }
        }
        return .byQueue(laws)
    }

    /// The queue that `reader` names.
    func queue(_ reader: NodeReader) -> Slot<Queue>? {
        let names = rules.ruleSet.queues.map(\.name)
        return named(reader, "queue", names, in: rules.source.path).map { Slot($0) }
    }

    /// The place of the name that `reader` holds among `names`, or nil after reporting that it is none of them.
    func named(_ reader: NodeReader, _ kind: String, _ names: [String], in place: String? = nil) -> Int? {
        guard let name = reader.anyScalar()?.text else { return nil }
        if let index = names.firstIndex(of: name) { return index }
        findings.error(
            "unknown-\(kind)", "\(kind) \(name.quoted) is not declared\(place.map { " in \($0)" } ?? "")",
            help: suggestion(for: name, among: names) ?? (names.isEmpty ? "none is declared" : nil), at: reader.range)
        return nil
    }
}
