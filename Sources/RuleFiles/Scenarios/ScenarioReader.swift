import Lookups
import Routing
import Simulation

/// Reads what a scenario file says beside its rules. A fixture's `timeline` is read by it, too.
struct ScenarioReader {
    let findings: Findings
    let folder: String
    let rules: RuleFile
    let environment: [String: String]
    var callReader: CallReader

    // What is declared, in order; names lead to their places.
    var lines: [AgentLine] = []
    var agents: [String: (index: Int, range: SourceRange)] = [:]
    var agentLogins: [String] = []
    var groups: [String] = []
    var calls: [ScriptedCall] = []
    var callNames: [String: (index: Int, range: SourceRange)] = [:]
    var loads: [Load] = []
    var classes: [String] = []
    var events: [ScriptedEvent] = []
    var outside: [String: OutsideLine] = [:]
    var probes: Set<Int64> = []

    init(rules: RuleFile, folder: String, environment: [String: String], into findings: Findings) {
        self.findings = findings
        self.folder = folder
        self.rules = rules
        self.environment = environment
        callReader = rules.callReader()
    }

    /// Reads the scenario at `path`; nil when there is an error, which is then among `findings`.
    static func read(
        _ path: String, environment: [String: String], rules cache: inout RuleFileCache, into findings: Findings
    ) -> ScenarioFile? {
        let errorsBefore = findings.count(of: .error)
        guard let file = SourceFile.read(path, into: findings), let root = YAMLNode(file, into: findings),
            var mapping = NodeReader(root, named: "the scenario", into: findings).mapping(),
            let rulesReader = mapping.required("rules"),
            let rules = self.rules(rulesReader, path, environment, &cache, into: findings)
        else { return nil }
        var reader = ScenarioReader(rules: rules, folder: path.folder, environment: environment, into: findings)
        let result = reader.scenario(&mapping, file)
        return findings.count(of: .error) == errorsBefore ? result : nil
    }

    /// A file of rules, or the rules themselves.
    private static func rules(
        _ reader: NodeReader, _ path: String, _ environment: [String: String], _ cache: inout RuleFileCache,
        into findings: Findings
    ) -> RuleFile? {
        switch reader.node.content {
        case .mapping:
            return RuleFileReader.read(inline: reader, in: path, environment: environment, into: findings)
        case .sequence:
            findings.error(
                "not-a-scenario", "this is a rule file", help: "a scenario names one: rules: vip.yaml",
                at: reader.range.firstLine)
            return nil
        case .scalar:
            guard let name = reader.text() else { return nil }
            return cache.file(
                path.folder.resolving(name), referencedAt: reader.range, environment: environment, into: findings)
        }
    }

    private mutating func scenario(_ mapping: inout MappingReader, _ file: SourceFile) -> ScenarioFile? {
        let errorsBefore = findings.count(of: .error)
        let start = mapping.required("start")?.moment(in: rules.ruleSet.zone)
        let lookups = mapping.optional("lookups")
        let standIns = lookups.map { StandInReader(rules: rules, into: findings).standIns($0) } ?? []
        readAgents(mapping.optional("agents"))
        readCalls(mapping.optional("calls"), start: start, above: CaseLayer())
        readLoads(mapping.optional("load"))
        readOutside(mapping.optional("outside"))
        readEvents(mapping.optional("events"))
        let run = runPlan(mapping.optional("run"), hasLoad: !loads.isEmpty, in: mapping.whole)
        let expected = expectations(mapping.optional("expect"), run)
        mapping.finish()
        if calls.isEmpty, loads.isEmpty, findings.count(of: .error) == errorsBefore {
            findings.error(
                "no-calls", "nobody calls in this scenario",
                help: "add calls: [ { id: A, at: 0s, … } ] or load: [ { class: callers, rate: 700/h, … } ]",
                at: mapping.whole.range.firstLine)
        }
        if let start { checkLoad(run, from: start) }
        guard let start else { return nil }
        let scenario = Scenario(
            rules: rules.ruleSet, start: start, agents: lines, calls: calls, loads: loads, events: events,
            outside: outside,
            lookups: StandInLookups(rules: rules, standIns: Dictionary(uniqueKeysWithValues: standIns)),
            run: run, probes: probes.sorted())
        return ScenarioFile(file: file, rules: rules, scenario: scenario, expected: expected)
    }

    /// The timeline of a fixture's case: agents, calls, events and expectations, with the case's call and lookups.
    mutating func timeline(_ reader: NodeReader, of layer: CaseLayer, _ standIns: [String: [StandIn]]) -> Timeline? {
        guard var mapping = reader.mapping() else { return nil }
        let errorsBefore = findings.count(of: .error)
        readAgents(mapping.optional("agents"))
        readCalls(mapping.required("calls"), start: layer.moment, above: layer)
        readOutside(mapping.optional("outside"))
        readEvents(mapping.optional("events"))
        let expected = expectations(mapping.required("expect"), RunPlan())
        mapping.finish()
        guard findings.count(of: .error) == errorsBefore, let start = layer.moment else { return nil }
        let scenario = Scenario(
            rules: rules.ruleSet, start: start, agents: lines, calls: calls, events: events, outside: outside,
            lookups: StandInLookups(rules: rules, standIns: standIns), probes: probes.sorted())
        return Timeline(scenario: scenario, expected: expected)
    }

    private mutating func readOutside(_ reader: NodeReader?) {
        for entry in reader?.entries() ?? [] {
            guard var mapping = entry.value.mapping() else { continue }
            var line = OutsideLine()
            if let answers = mapping.optional("answers")?.distributionOrNever(in: folder) { line.answers = answers }
            if let talk = mapping.optional("talk")?.distribution(in: folder) { line.talk = talk }
            mapping.finish()
            outside[entry.name] = line
        }
    }

    /// The calls that a load makes must be few enough to be simulated at all.
    private func checkLoad(_ run: RunPlan, from start: Moment) {
        guard let duration = run.duration else { return }
        let expected = loads.expectedCalls(from: start, for: duration) * Double(run.replications)
        guard expected > 1e10 else { return }
        findings.error(
            "too-many-calls", "this load makes about \(Int64(min(expected, 9e18))) calls, and 10000000000 are the most",
            help: "lower the rate, the duration or the replications", at: nil)
    }
}

extension ScenarioFile {
    /// Reads the scenario at `path` and its rules. Errors go to `findings`; with one there is no scenario.
    /// Rule files already read are taken from `rules`.
    package static func read(
        _ path: String, environment: [String: String], rules: inout RuleFileCache, into findings: Findings
    ) -> ScenarioFile? {
        ScenarioReader.read(path, environment: environment, rules: &rules, into: findings)
    }
}
