import Lookups
import Routing

extension FixtureReader {
    /// `expect`: the fields a decision is held against.
    func expectations(_ reader: NodeReader) -> [Expectation] {
        guard var mapping = reader.mapping() else { return [] }
        var expected: [Expectation] = []
        func add(_ key: String, absent: FieldValue = .none, _ value: (NodeReader) -> FieldValue?) {
            guard let field = mapping.optional(key), let value = field.isNull ? absent : value(field) else { return }
            expected.append(Expectation(field: key, value: value, range: field.range))
        }
        // No rule is what the default is.
        add("rule", absent: .text("default")) { known($0, "rule", rules.ruleSet.rules.map(\.id) + ["default"]) }
        add("queue") { known($0, "queue", rules.ruleSet.queues.map(\.name)) }
        add("agent") { known($0, "agent", rules.ruleSet.agents.map(\.login)) }
        for key in ["external", "extension"] { add(key) { $0.telephoneText().map(FieldValue.text) } }
        for key in ["voicemail", "ivr"] { add(key) { $0.serviceName().map { $0.isEmpty ? .bool(true) : .text($0) } } }
        for key in ["default", "switch", "busy"] { add(key) { $0.bool().map(FieldValue.bool) } }
        add("priority") { $0.int(in: 1...9).map { .number(Int64($0)) } }
        add("attach", attachText)
        add("adata") { $0.anyScalar().map { .text($0.text.canonical) } }
        add("decided_at") { $0.duration(in: .zero ... .seconds(86_400)).map { .milliseconds($0.wholeMilliseconds) } }
        add("asked") { list in
            (list.items() ?? []).map { $0.telephoneText() ?? "" }.asList
        }
        add("flags") { list in
            let names = DecisionFlags.named.map(\.name)
            return list.itemsOrSingle().compactMap { $0.text(among: names) }.asList
        }
        if let lookup = mapping.optional("lookup") { expected += outcomes(lookup) }
        add("source") { $0.int(in: 1...100).map { .number(Int64($0)) } }
        add("stale") { $0.bool().map(FieldValue.bool) }
        mapping.finish()
        return expected
    }

    /// `shares`: for a field, the share of calls that may have each value.
    func shares(_ reader: NodeReader) -> [ShareExpectation] {
        let fields = ["rule", "queue", "agent", "external", "extension", "voicemail", "ivr", "lookup", "priority"]
        return (reader.entries() ?? []).flatMap { entry -> [ShareExpectation] in
            guard fields.contains(entry.name) else {
                findings.error(
                    "unknown-key", "shares are counted by \(fields.joined(separator: ", "))",
                    help: suggestion(for: entry.name, among: fields), at: entry.key.range)
                return []
            }
            return (entry.value.entries() ?? []).compactMap { share in
                let value: FieldValue? =
                    switch entry.name {
                    case "queue": known(share.key, "queue", rules.ruleSet.queues.map(\.name))
                    case "rule": known(share.key, "rule", rules.ruleSet.rules.map(\.id) + ["default"])
                    case "agent": known(share.key, "agent", rules.ruleSet.agents.map(\.login))
                    case "priority": share.key.int(in: 1...9).map { .number(Int64($0)) }
                    case "lookup": share.key.text(among: LookupOutcome.allCases.map(\.rawValue)).map(FieldValue.text)
                    case "external", "extension": share.key.telephoneText().map(FieldValue.text)
                    default: share.key.serviceName().map { $0.isEmpty ? .bool(true) : .text($0) }
                    }
                guard let value, let bounds = share.value.percentRange() else { return nil }
                return ShareExpectation(field: entry.name, value: value, bounds: bounds, range: share.value.range)
            }
        }
    }

    private func known(_ reader: NodeReader, _ kind: String, _ names: [String]) -> FieldValue? {
        guard let name = reader.anyScalar()?.text else { return nil }
        if names.contains(name) { return .text(name) }
        findings.error(
            "unknown-\(kind)", "\(kind) \(name.quoted) is not declared in \(rules.source.path)",
            help: suggestion(for: name, among: names), at: reader.range)
        return nil
    }

    private func attachText(_ reader: NodeReader) -> FieldValue? {
        guard case .mapping = reader.node.content else { return reader.anyScalar().map { .text($0.text.canonical) } }
        let pairs = (reader.entries() ?? []).compactMap { entry in
            entry.value.anyScalar().map { (entry.name.canonical, $0.text.canonical) }
        }
        return .text(AttachPairs.text(pairs))
    }

    /// One outcome, or a mapping from lookups to theirs.
    private func outcomes(_ reader: NodeReader) -> [Expectation] {
        let outcomes = LookupOutcome.allCases.map(\.rawValue)
        guard case .mapping = reader.node.content else {
            guard let name = reader.text(among: outcomes) else { return [] }
            return [Expectation(field: "lookup", value: .text(name), range: reader.range)]
        }
        return (reader.entries() ?? []).compactMap { entry in
            guard known(entry.key, "lookup", rules.ruleSet.lookups.map(\.name)) != nil,
                let name = entry.value.text(among: outcomes)
            else { return nil }
            return Expectation(field: "lookup.\(entry.name)", value: .text(name), range: entry.value.range)
        }
    }
}

extension [String] {
    fileprivate var asList: FieldValue { .list(self) }
}

extension NodeReader {
    /// `25%..35%` or `30%`.
    func percentRange() -> ClosedRange<Double>? {
        guard let text = anyScalar()?.text else { return nil }
        let ends = text.split(separator: "%", omittingEmptySubsequences: false)
        let help = "write 25%..35%"
        func share(_ part: Substring) -> Double? {
            Double(part).flatMap { 0...100 ~= $0 ? $0 / 100 : nil }
        }
        if ends.count == 2, ends[1].isEmpty, let exact = share(ends[0]) { return exact...exact }
        guard ends.count == 3, ends[2].isEmpty, ends[1].hasPrefix(".."), let low = share(ends[0]),
            let high = share(ends[1].dropFirst(2))
        else { return badValue("must be a share of the calls, not \(text.quoted)", help: help) }
        guard low <= high else { return badValue("is a range that ends before it begins", help: help) }
        return low...high
    }
}
