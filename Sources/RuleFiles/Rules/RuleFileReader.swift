import Lookups
import Numbering
import Routing

/// Reads a rule file and those it includes: declarations first, then the rules that refer to them, so that one run
/// names every error.
struct RuleFileReader {
    let findings: Findings
    var parts: RuleFileParts

    // What is declared, by name.
    var queueNames: DeclaredNames<Queue>
    var agentNames: DeclaredNames<Agent>
    var windowNames: DeclaredNames<Window>
    var calendarNames: DeclaredNames<Calendar>
    var listNames: DeclaredNames<NumberList>
    var lookupNames: DeclaredNames<Lookup>
    var fieldNames: DeclaredNames<AttachField>
    var ruleNames: DeclaredNames<Rule>

    // What the names stand for, in declared order.
    var zones: [Zone] = [.utc]
    var numbers = NumberPlan.raw
    var queues: [Queue] = []
    var agents: [Agent] = []
    var windows: [Window] = []
    var calendars: [Calendar] = []
    var lists: [NumberList] = []
    /// The files behind lists and tables: the rules decide otherwise when one changes.
    var dataFiles: [SourceFile] = []
    var lookups: [Lookup] = []
    var declarations: [LookupDeclaration] = []
    /// Nil for a key whose declaration cannot be read, so that its use is no further error.
    var fields: [AttachField?] = []
    var rules: [Rule] = []
    /// Where each of them stands.
    var rulePlaces: [SourceRange] = []
    /// What formulas may speak of; nil while that is not known.
    var vocabulary: Vocabulary?
    var tables: [String: DecisionTable] = [:]
    var tableNames: DeclaredNames<DecisionTable>
    var limits = Limits()
    var deadline = DeadlinePolicy()
    var fallback: Fallback?
    var dispatch = DispatchRule()
    var reload = ReloadRule.pin
    var userData: [String]?

    private init(_ parts: consuming RuleFileParts, into findings: Findings) {
        let isComplete = parts.isComplete
        self.parts = parts
        self.findings = findings
        queueNames = DeclaredNames("queue", isComplete: isComplete)
        agentNames = DeclaredNames("agent", isComplete: isComplete)
        windowNames = DeclaredNames("window", isComplete: isComplete)
        calendarNames = DeclaredNames("calendar", isComplete: isComplete)
        listNames = DeclaredNames("list", isComplete: isComplete)
        lookupNames = DeclaredNames("lookup", isComplete: isComplete)
        fieldNames = DeclaredNames("attach key", isComplete: isComplete)
        ruleNames = DeclaredNames("rule", isComplete: isComplete)
        tableNames = DeclaredNames("table", isComplete: isComplete)
    }

    /// A reader of conditions that speak of what `rules` declares.
    init(namesOf rules: RuleFile, into findings: Findings) {
        self.init(RuleFileParts(noneInto: findings), into: findings)
        let set = rules.ruleSet
        let place = SourceRange(rules.source, line: 1, column: 1)
        for window in set.windows { _ = windowNames.declare(window.name, at: place, into: findings) }
        for list in set.lists { _ = listNames.declare(list.name, at: place, into: findings) }
        for field in set.attach.fields { _ = fieldNames.declare(field.name, at: place, into: findings) }
        fields = set.attach.fields
    }

    /// Reads the file at `path`; nil when there is an error, which is then among `findings`.
    static func read(_ path: String, environment: [String: String], into findings: Findings) -> RuleFile? {
        let errorsBefore = findings.count(of: .error)
        return read(RuleFileParts(path, into: findings), environment, errorsBefore: errorsBefore, into: findings)
    }

    /// Reads a rule file that is in memory.
    static func read(_ file: SourceFile, environment: [String: String], into findings: Findings) -> RuleFile? {
        let errorsBefore = findings.count(of: .error)
        return read(RuleFileParts(file, into: findings), environment, errorsBefore: errorsBefore, into: findings)
    }

    /// Reads rules that stand inside the file at `path`, as a scenario's may.
    static func read(
        inline node: NodeReader, in path: String, environment: [String: String], into findings: Findings
    ) -> RuleFile? {
        let errorsBefore = findings.count(of: .error)
        let parts = RuleFileParts(inline: node, in: path, into: findings)
        return read(parts, environment, errorsBefore: errorsBefore, into: findings)
    }

    // Consuming: a caller that holds the parts would keep what the reader lets go.
    private static func read(
        _ parts: consuming RuleFileParts, _ environment: [String: String], errorsBefore: Int, into findings: Findings
    ) -> RuleFile? {
        var reader = RuleFileReader(parts, into: findings)
        guard let source = reader.parts.main, !reader.parts.isEmpty else { return nil }
        reader.readVersion()
        reader.readSettings()
        reader.readAttach()
        reader.readUserData()
        reader.readTimes()
        reader.readLists()
        reader.readQueues()
        reader.readDispatch()
        reader.readAgents()
        reader.readLookups(environment)
        reader.readFallback()
        reader.prepareFormulas()
        reader.readTables()
        reader.readRules()
        reader.finish()
        guard findings.count(of: .error) == errorsBefore else { return nil }
        return reader.ruleFile(source)
    }

    /// Calls `body` with every part that has `key`.
    mutating func forEachPart(with key: String, _ body: (inout Self, NodeReader, RuleFileParts.Part) -> Void) {
        for index in parts.indices {
            guard let value = parts[index].mapping.optional(key) else { continue }
            body(&self, value, parts[index])
        }
    }

    /// The value of a setting that at most one of the files may make.
    mutating func setting(_ key: String) -> NodeReader? {
        var first: NodeReader?
        forEachPart(with: key) { reader, value, _ in
            if let first {
                reader.findings.error(
                    "duplicate-setting", "'\(key)' is set in two files", help: "keep one of them", at: value.range,
                    related: [.init(first.range, "set here, too")])
            } else {
                first = value
            }
        }
        return first
    }

    private mutating func readVersion() {
        for index in parts.indices {
            // Only the file that was named must say which version of the language it is written in.
            let isMain = parts[index].file === parts.main
            let version = isMain ? parts[index].mapping.required("version") : parts[index].mapping.optional("version")
            guard let version, let number = version.int(), number != 1 else { continue }
            findings.error(
                "unknown-version", "version \(number) of the rule language is not known", help: "write version: 1",
                at: version.range)
        }
    }

    private mutating func finish() {
        for index in parts.indices {
            parts[index].mapping.finish()
        }
    }

    private mutating func ruleFile(_ source: SourceFile) -> RuleFile {
        var hash = FNV1a64()
        // The length tells where one text ends and the next begins.
        let files = parts.files + dataFiles
        for file in files {
            hash.combine("\(file.text.utf8.count):")
            hash.combine(file.text)
        }
        let places = places
        // The nodes of a long file take as much memory as all that is made of them, and are done with.
        parts.forget()
        let digits = String(hash.value, radix: 16)
        let set = RuleSet(
            rules: rules, queues: queues, agents: agents, windows: windows, zones: zones, lists: lists,
            lookups: lookups, attach: AttachSchema(fields.compactMap(\.self)), limits: limits, deadline: deadline,
            fallback: fallback ?? Fallback(.switchDefault), dispatch: dispatch, reload: reload,
            revision: String(repeating: "0", count: 16 - digits.count) + digits, vocabulary: vocabulary)
        return RuleFile(
            source: source, ruleSet: set, numbers: numbers, lookups: declarations, userData: userData, places: places,
            files: files.map(\.path))
    }

    /// The keys of attach data that every call is to bring.
    private var expectedFields: Set<String> {
        Set(fields.compactMap(\.self).filter { !$0.isOptional && $0.fallback == nil }.map(\.name))
    }

    private func place(of section: String) -> SourceRange? {
        parts.indices.lazy.compactMap { parts[$0].mapping.keyRange(section) }.first
    }

    private var places: RuleFilePlaces {
        let unused =
            queueNames.unused + agentNames.unused + windowNames.unused + calendarNames.unused + listNames.unused
            + tableNames.unused + lookupNames.unused
            + fieldNames.unused.filter { name in expectedFields.contains(name.name) }
        return RuleFilePlaces(
            rules: rulePlaces, queues: queueNames.ranges, windows: windowNames.ranges,
            lookups: lookupNames.ranges,
            calendars: zip(calendars, calendarNames.ranges).map { .init(calendar: $0, range: $1) },
            deadline: place(of: "deadline"), fallback: place(of: "default"), unused: unused)
    }
}

extension RuleFile {
    /// Reads the rule file at `path`, and the files it includes. Errors and warnings go to `findings`; with an error
    /// there is no rule file. `environment` tells which database a lookup will ask, and so how its SQL is read.
    package static func read(_ path: String, environment: [String: String], into findings: Findings) -> RuleFile? {
        RuleFileReader.read(path, environment: environment, into: findings)
    }

    /// Reads a rule file that is in memory, in the same way.
    package static func read(
        _ file: SourceFile, environment: [String: String] = [:], into findings: Findings
    ) -> RuleFile? {
        RuleFileReader.read(file, environment: environment, into: findings)
    }
}
