import Routing
package import RuleFiles
import Simulation

/// Reads the file that describes the system behind a portal.
package struct PortalScenarioReader {
    private let findings: Findings
    private let folder: String
    private var scenario = PortalScenario(services: [], agents: [])
    private var serviceRanges: [Int32: SourceRange] = [:]
    /// The positions of agents by what each has for himself.
    private var agents: [String: Int] = [:]

    private init(_ path: String, into findings: Findings) {
        self.findings = findings
        folder = path.folder
    }

    /// Reads the scenario at `path`; nil when there is an error, which is then among `findings`.
    package static func read(_ path: String, into findings: Findings) -> PortalScenario? {
        guard let file = SourceFile.read(path, into: findings), let root = YAMLNode(file, into: findings),
            let mapping = NodeReader(root, named: "the portal's scenario", into: findings).mapping()
        else { return nil }
        let errors = findings.count(of: .error)
        var reader = PortalScenarioReader(path, into: findings)
        reader.read(mapping)
        return findings.count(of: .error) == errors ? reader.scenario : nil
    }

    private mutating func read(_ mapping: MappingReader) {
        var mapping = mapping
        if let site = mapping.optional("site")?.int(in: Self.ids) { scenario.siteID = Int32(site) }
        if let number = mapping.optional("switch")?.int(in: Self.ids) { scenario.switchID = Int32(number) }
        let services = mapping.required("services")
        let agents = mapping.optional("agents")
        let loads = mapping.optional("load")
        mapping.finish()
        var references: [(Int, NodeReader)] = []
        for item in services?.items() ?? [] { readService(item, &references) }
        for (id, reader) in references { _ = isService(id, reader) }
        for item in agents?.items() ?? [] { readAgent(item) }
        for item in loads?.items() ?? [] { readLoad(item) }
    }

    private mutating func readService(_ reader: NodeReader, _ references: inout [(Int, NodeReader)]) {
        guard var mapping = reader.mapping() else { return }
        let idReader = mapping.required("id")
        let id = idReader?.int(in: Self.ids)
        var service = ServicePlan(id: Int32(id ?? 1))
        if let name = mapping.optional("name")?.anyScalar()?.text { service.name = name }
        if let ring = mapping.optional("ring")?.duration(in: .seconds(1) ... .seconds(3600)) {
            service.ring = ring.wholeMilliseconds
        }
        if let next = mapping.optional("reroute"), let id = next.int(in: Self.ids) {
            references.append((id, next))
            service.reroute = Int32(id)
        }
        let fallback = mapping.optional("default")
        if let timeout = mapping.optional("route_timeout") {
            service.routing = .init()
            if let time = timeout.duration(in: .seconds(1) ... .seconds(3600)) {
                if time.wholeMilliseconds % 1000 != 0 {
                    let _: Int? = timeout.badValue("is told in whole seconds, not \(time.written)")
                }
                service.routing?.timeout = Int32(time.wholeMilliseconds / 1000)
            }
            if let fallback, let id = fallback.int(in: Self.ids) {
                references.append((id, fallback))
                service.routing?.fallback = Int32(id)
            }
        } else if let fallback {
            findings.error(
                "not-routed", "a default is for services whose calls clients route",
                help: "add route_timeout: 5s, or take the default out", at: fallback.range)
        }
        mapping.finish()
        guard let id, let idReader else { return }
        if let first = serviceRanges.updateValue(idReader.range, forKey: Int32(id)) {
            findings.error(
                "duplicate-id", "two services have the id \(id)", help: "give one of them another id",
                at: idReader.range, related: [.init(first, "given here first")])
            return
        }
        scenario.services.append(service)
    }

    private mutating func readAgent(_ reader: NodeReader) {
        guard var mapping = reader.mapping() else { return }
        let idReader = mapping.required("id")
        let id = idReader?.int(in: Self.ids)
        let login = mapping.required("login")?.anyScalar()?.text
        let skills = mapping.required("services").map(self.skills) ?? []
        var agent = AgentPlan(id: Int32(id ?? 1), login: login ?? "", skills: skills)
        let station = mapping.optional("station")?.anyScalar()?.text
        if let presence = mapping.optional("state")?.choice(AgentPlan.Presence.self) { agent.presence = presence }
        if let answers = mapping.optional("answers")?.distributionOrNever(in: folder) { agent.answers = answers }
        if let wrapUp = mapping.optional("wrap_up")?.distributionOrNever(in: folder) { agent.wrapUp = wrapUp }
        agent.passcode = mapping.optional("passcode")?.anyScalar()?.text
        let count = mapping.optional("count")?.int(in: 1...10_000) ?? 1
        mapping.finish()
        guard let idReader, id != nil, let login else { return }
        for number in 1...count {
            var one = agent
            one.id += Int32(number - 1)
            let name = login.contains("{n}") || count == 1 ? login : login + "-{n}"
            one.login = name.split(separator: "{n}", omittingEmptySubsequences: false).joined(separator: "\(number)")
            one.station = count == 1 ? station ?? "\(5000 + Int(one.id))" : "\(5000 + Int(one.id))"
            add(one, at: idReader.range)
        }
    }

    private mutating func add(_ agent: AgentPlan, at range: SourceRange) {
        let keys = ["id \(agent.id)", "login \(agent.login.lowercased())", "station \(agent.station)"]
        guard let position = keys.compactMap({ agents[$0] }).min() else {
            for key in keys { agents[key] = scenario.agents.count }
            return scenario.agents.append(agent)
        }
        let known = scenario.agents[position]
        let what =
            known.id == agent.id ? "the id \(agent.id)" : known.station == agent.station ? "one station" : "one login"
        findings.error(
            "duplicate-agent", "agents \(known.login) and \(agent.login) have \(what)",
            help: "each agent has an id, a login and a station of his own", at: range)
    }

    private func skills(_ reader: NodeReader) -> [AgentPlan.Skill] {
        if case .sequence = reader.node.content {
            return (reader.items() ?? []).compactMap { item in
                guard let id = item.int(in: Self.ids), isService(id, item) else { return nil }
                return .init(Int32(id))
            }
        }
        return (reader.entries() ?? []).compactMap { entry in
            guard let id = entry.key.int(in: Self.ids), isService(id, entry.key),
                let level = entry.value.int(in: 1...99)
            else { return nil }
            return .init(Int32(id), level: level)
        }
    }

    private mutating func readLoad(_ reader: NodeReader) {
        guard var mapping = reader.mapping() else { return }
        let service = mapping.required("service")
        let rate = mapping.required("rate")?.rate(in: folder, zone: .utc)
        let id = service?.int(in: Self.ids)
        var load = LoadPlan(service: Int32(id ?? 1), arrivals: rate ?? .poisson(rate: 1))
        load.calls = mapping.optional("calls")?.int(in: 1...1_000_000_000)
        if let start = mapping.optional("at")?.duration(in: .zero ... .seconds(86_400)) {
            load.start = start.wholeMilliseconds
        }
        if let dnis = mapping.optional("dnis") { load.dnis = dnis.itemsOrSingle().compactMap { $0.telephoneText() } }
        if let clid = mapping.optional("clid") { load.clid = clid.itemsOrSingle().compactMap { $0.telephoneText() } }
        if let talk = mapping.optional("talk")?.distribution(in: folder) { load.talk = talk }
        if let patience = mapping.optional("patience")?.distributionOrNever(in: folder) { load.patience = patience }
        if let data = mapping.optional("user_data") {
            load.userData = data.itemsOrSingle().compactMap { $0.anyScalar()?.text }
            if load.userData.count > Interaction.fields {
                let _: Int? = data.badValue("has more than the \(Interaction.fields) fields that a call has")
            }
        }
        mapping.finish()
        guard let id, let service, isService(id, service), rate != nil else { return }
        scenario.loads.append(load)
    }

    private func isService(_ id: Int, _ reader: NodeReader) -> Bool {
        if serviceRanges[Int32(id)] != nil { return true }
        let known = serviceRanges.keys.sorted().map(String.init).joined(separator: ", ")
        findings.error(
            "unknown-service", "service \(id) is not declared", help: known.isEmpty ? nil : "there are \(known)",
            at: reader.range)
        return false
    }

    private static var ids: ClosedRange<Int> { 1...1_000_000_000 }
}
