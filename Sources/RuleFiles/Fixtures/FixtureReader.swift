import Lookups
import Routing

/// Reads a fixture file and the rule file that it tests.
struct FixtureReader {
    let findings: Findings
    let file: SourceFile
    let folder: String
    let rules: RuleFile
    let environment: [String: String]
    var calls: CallReader
    private var names: [String: SourceRange] = [:]

    /// Reads the fixture at `path`; nil when there is an error, which is then among `findings`.
    static func read(
        _ path: String, environment: [String: String], rules cache: inout RuleFileCache, into findings: Findings
    ) -> Fixture? {
        let errorsBefore = findings.count(of: .error)
        guard let file = SourceFile.read(path, into: findings), let root = YAMLNode(file, into: findings),
            var mapping = NodeReader(root, named: "the fixture file", into: findings).mapping(),
            let rulesReader = mapping.required("rules")
        else { return nil }
        if case .sequence = rulesReader.node.content {
            findings.error(
                "not-a-fixture", "this is a rule file", help: "a fixture names one: rules: vip.yaml",
                at: rulesReader.range.firstLine)
            return nil
        }
        guard let name = rulesReader.text() else { return nil }
        let target = path.folder.resolving(name)
        let read = cache.file(target, referencedAt: rulesReader.range, environment: environment, into: findings)
        guard let rules = read else { return nil }
        var reader = FixtureReader(
            file: file, folder: path.folder, rules: rules, environment: environment, into: findings)
        let invariants = mapping.optional("invariants").map(reader.invariants) ?? []
        let cases = reader.cases(&mapping, mayBeNone: !invariants.isEmpty)
        guard findings.count(of: .error) == errorsBefore else { return nil }
        return Fixture(file: file, rules: rules, cases: cases, invariants: invariants)
    }

    private init(
        file: SourceFile, folder: String, rules: RuleFile, environment: [String: String], into findings: Findings
    ) {
        self.findings = findings
        self.file = file
        self.folder = folder
        self.rules = rules
        self.environment = environment
        calls = rules.callReader()
    }

    private mutating func cases(_ mapping: inout MappingReader, mayBeNone: Bool) -> [FixtureCase] {
        var top = CaseLayer()
        if var defaults = mapping.optional("defaults")?.mapping() {
            top.read(&defaults, self)
            defaults.finish()
        }
        top.readLookups(&mapping, self)
        top.readQueues(&mapping, self)
        let section = mayBeNone ? mapping.optional("cases") : mapping.required("cases")
        let items = section?.items() ?? []
        mapping.finish()
        return items.compactMap { testCase($0, above: top) }
    }

    private mutating func testCase(_ reader: NodeReader, above top: CaseLayer) -> FixtureCase? {
        guard var mapping = reader.mapping() else { return nil }
        let errorsBefore = findings.count(of: .error)
        let nameReader = mapping.required("name")
        var layer = top
        layer.read(&mapping, self)
        let each = mapping.optional("each")
        let shares = mapping.optional("shares").map { self.shares($0) } ?? []
        let timeline = mapping.optional("timeline").map { ($0.range, self.timeline($0, of: layer)) }
        mapping.finish()
        guard let nameReader, let name = nameReader.anyScalar()?.text else { return nil }
        if let first = names[name] {
            findings.error(
                "duplicate-name", "two cases are called \(name.quoted)", help: "give one of them another name",
                at: nameReader.range, related: [.init(first, "named here first")])
        }
        names[name] = nameReader.range
        let layers = each.map { self.layers($0, above: layer) } ?? [(reader.range.firstLine, layer)]
        // What could not be read may well have been an expectation.
        if findings.count(of: .error) == errorsBefore, layer.expected.isEmpty, shares.isEmpty, timeline == nil,
            layers.allSatisfy({ $0.1.expected.isEmpty })
        {
            findings.error(
                "empty-expect", "case \(name.quoted) expects nothing", help: "add expect: { queue: … }",
                at: nameReader.range)
        }
        if let timeline, let each {
            findings.error(
                "two-stories", "a timeline is about one call, and 'each' makes several of the case",
                help: "make a case of each", at: each.range.firstLine, related: [.init(timeline.0, "the timeline")])
        }
        let items = layers.compactMap { item(at: $0.0, $0.1) }
        return FixtureCase(
            name: name, range: nameReader.range, items: items, shares: shares, timeline: timeline?.1)
    }

    /// `timeline`: a scenario of the case's call, with its lookups.
    private func timeline(_ reader: NodeReader, of layer: CaseLayer) -> Timeline? {
        guard case .standIns(let standIns) = layer.answers else {
            findings.error(
                "two-answers", "the lookups of a timeline are answered by stand-ins, not by a database",
                help: "write lookups: in this case", at: reader.range.firstLine)
            return nil
        }
        var scenario = ScenarioReader(rules: rules, folder: folder, environment: environment, into: findings)
        return scenario.timeline(reader, of: layer, standIns)
    }

    /// The items of `each`: written out, or a file of calls.
    private mutating func layers(_ reader: NodeReader, above layer: CaseLayer) -> [(SourceRange, CaseLayer)] {
        if case .sequence = reader.node.content {
            let items = reader.items() ?? []
            if items.isEmpty {
                findings.error(
                    "empty-list", "'each' has no calls in it", help: "add one, or take it out", at: reader.range)
            }
            return items.compactMap { item in
                guard var mapping = item.mapping() else { return nil }
                var own = layer
                own.read(&mapping, self)
                mapping.finish()
                return (item.range.firstLine, own)
            }
        }
        guard var mapping = reader.mapping(), let fileReader = mapping.required("file"), let name = fileReader.text()
        else { return [] }
        mapping.finish()
        let errorsBefore = findings.count(of: .error)
        guard
            let source = SourceFile.read(folder.resolving(name), referencedAt: fileReader.range, into: findings),
            let table = CSVTable(source, into: findings)
        else { return [] }
        for column in ["dnis", "clid"] where table.header.index(of: column) == nil && !layer.has(column) {
            findings.error(
                "missing-column", "\(source.path.quotedPath) has no column '\(column)'",
                help: "its first line names the columns dnis, clid, attach and at", at: fileReader.range)
        }
        if table.rows.isEmpty, findings.count(of: .error) == errorsBefore {
            findings.error(
                "empty-list", "\(source.path.quotedPath) has no calls in it",
                help: "add one below the names of the columns",
                at: fileReader.range)
        }
        return table.rows.map { row in
            let range = SourceRange(source, line: row.line, column: 1)
            var own = layer
            own.read(row, table.header, at: range, self)
            return (range, own)
        }
    }

    private mutating func item(at range: SourceRange, _ layer: CaseLayer) -> FixtureCase.Item? {
        guard let dnis = layer.dnis, let clid = layer.clid else {
            findings.error(
                "missing-key", "this case has no \(layer.dnis == nil ? "dnis" : "clid")",
                help: "add call: { dnis: \"1700500\", clid: \"0541111111\" }", at: range)
            return nil
        }
        guard let moment = layer.moment else {
            findings.error(
                "missing-key", "this case does not say when the call comes", help: "add at: 2026-03-04 10:00", at: range
            )
            return nil
        }
        let call = calls.call(
            id: layer.id, dnis: dnis, clid: clid, attach: layer.attach, routeTimeout: layer.routeTimeout)
        return FixtureCase.Item(
            range: range, call: call, moment: moment, lookups: layer.answers,
            queues: layer.queues.board(of: rules.ruleSet), expected: layer.expected)
    }
}

extension Fixture {
    /// Reads the fixture file at `path` and its rule file. Errors go to `findings`; with one there is no fixture.
    /// Rule files already read are taken from `rules`.
    package static func read(
        _ path: String, environment: [String: String], rules: inout RuleFileCache, into findings: Findings
    ) -> Fixture? {
        FixtureReader.read(path, environment: environment, rules: &rules, into: findings)
    }
}
