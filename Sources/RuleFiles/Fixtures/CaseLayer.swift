import Lookups
import Routing

/// What is known of a case so far: the file's defaults, then the case's own, then those of an item of `each`.
struct CaseLayer {
    var id: String?
    var dnis: String?
    var clid: String?
    var attach: CallReader.Attach = .none
    var routeTimeout: Int64?
    var moment: Moment?
    var answers = FixtureCase.Answers.standIns([:])
    var queues = QueueStates()
    var expected: [Expectation] = []

    /// Whether the number of this name is known.
    func has(_ column: String) -> Bool { column == "dnis" ? dnis != nil : clid != nil }

    /// Takes over the keys that `mapping` has.
    mutating func read(_ mapping: inout MappingReader, _ reader: FixtureReader) {
        if let at = mapping.optional("at") { moment = at.moment(in: reader.rules.ruleSet.zone) ?? moment }
        if var call = mapping.optional("call")?.mapping() {
            if let text = call.optional("id")?.anyScalar()?.text { id = text }
            if let text = call.optional("dnis")?.numberText() { dnis = text }
            if let text = call.optional("clid")?.numberText() { clid = text }
            if let value = call.optional("attach") { attach = Self.attach(value) }
            if let timeout = call.optional("route_timeout")?.milliseconds() { routeTimeout = timeout }
            call.finish()
        }
        readLookups(&mapping, reader)
        readQueues(&mapping, reader)
        // An item that expects something of its own expects nothing else.
        if let expect = mapping.optional("expect") { expected = reader.expectations(expect) }
    }

    /// Takes over how the queues stand.
    mutating func readQueues(_ mapping: inout MappingReader, _ reader: FixtureReader) {
        if let states = mapping.optional("queues") { queues.read(states, of: reader.rules.ruleSet) }
    }

    /// Takes over a row of a calls file.
    mutating func read(_ row: CSVTable.Row, _ header: CSVHeader, at range: SourceRange, _ reader: FixtureReader) {
        func field(_ name: String) -> String? { header.index(of: name).map { row.fields[$0] } }
        if let text = field("dnis") { dnis = text }
        if let text = field("clid") { clid = text }
        if let text = field("id") { id = text }
        if let text = field("attach"), !text.isEmpty { attach = .text(text) }
        guard let text = field("at"), !text.isEmpty else { return }
        do {
            moment = try MomentText.parse(text, in: reader.rules.ruleSet.zone)
        } catch {
            reader.findings.error("bad-time", "the column at: \(text.quoted) \(error.words)", at: range)
        }
    }

    /// `lookups` or `database`; the one replaces the other.
    mutating func readLookups(_ mapping: inout MappingReader, _ reader: FixtureReader) {
        let lookups = mapping.optional("lookups")
        let database = mapping.optional("database")
        if let lookups, let database {
            reader.findings.error(
                "two-answers", "lookups are answered by stand-ins or by a database, not both", help: "keep one",
                at: database.range, related: [.init(lookups.range.firstLine, "the stand-ins")])
        }
        if let lookups {
            var standIns: [String: [StandIn]] = [:]
            if case .standIns(let above) = answers { standIns = above }
            for (name, own) in StandInReader(rules: reader.rules, into: reader.findings).standIns(lookups) {
                standIns[name] = own
            }
            answers = .standIns(standIns)
        } else if let database, let name = database.text() {
            answers = .database(path: reader.folder.resolving(name), database.range)
        }
    }

    static func attach(_ reader: NodeReader) -> CallReader.Attach {
        if reader.isNull { return .none }
        guard case .mapping = reader.node.content else {
            return reader.anyScalar().map { .text($0.text) } ?? .none
        }
        let pairs = (reader.entries() ?? []).compactMap { entry in
            entry.value.anyScalar().map { AttachOutput.Pair(key: entry.name, value: $0.text) }
        }
        return .pairs(pairs)
    }
}

extension NodeReader {
    /// A time of a call.
    func moment(in zone: Zone) -> Moment? {
        guard let text = anyScalar()?.text else { return nil }
        do {
            return try MomentText.parse(text, in: zone)
        } catch {
            findings.error("bad-time", "\(name) \(text.quoted) \(error.words)", at: range)
            return nil
        }
    }

    /// A delivered number: any text, also an empty one, as long as a number is quoted.
    func numberText() -> String? {
        guard let scalar = node.scalar else { return wrongType("a telephone number between quotes") }
        return scalar.isNull ? "" : telephoneText()
    }
}
