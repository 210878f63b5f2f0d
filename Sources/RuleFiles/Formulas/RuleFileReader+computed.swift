import Expressions
import Lookups
import Routing

extension RuleFileReader {
    /// `queue: { cel: …, one_of: [ … ] }` and its kin.
    func computedDestination(_ key: String, _ reader: NodeReader) -> ComputedRoute.Destination? {
        guard var mapping = reader.mapping(), let cel = mapping.required("cel") else { return nil }
        let allowed = key == "queue" || key == "agent" ? mapping.optional("one_of") : nil
        mapping.finish()
        guard key != "default", key != "busy" else {
            return reader.badValue("cannot be computed", help: "write \(key): true, and the condition under if:")
        }
        let formula = value(cel, of: .string)
        switch key {
        case "queue":
            guard let allowed else {
                findings.error(
                    "missing-key", "a computed queue must say which queues it may be",
                    help: "add one_of: [vip, service]",
                    at: reader.range.firstLine)
                return nil
            }
            let items = allowed.itemsOrSingle()
            if items.isEmpty { reportEmpty(allowed) }
            let slots = items.compactMap { item -> Slot<Queue>? in
                guard case .queue(let slot)? = destination("queue", item) else { return nil }
                return slot
            }
            guard let formula, slots.count == items.count, isAmong(formula, slots.map { queues[$0].name }, cel) else {
                return nil
            }
            return .queue(formula, oneOf: slots)
        case "agent":
            let items = allowed?.itemsOrSingle()
            if let allowed, items?.isEmpty == true { reportEmpty(allowed) }
            let slots = items?.compactMap { agentNames.resolve($0) } ?? agents.indices.map { Slot<Agent>($0) }
            guard let formula, isAmong(formula, slots.map { agents[$0].login }, cel) else { return nil }
            return .agent(formula, oneOf: slots)
        case "external": return formula.map(ComputedRoute.Destination.external)
        case "extension": return formula.map(ComputedRoute.Destination.extension)
        case "voicemail": return formula.map(ComputedRoute.Destination.voicemail)
        default: return formula.map(ComputedRoute.Destination.ivr)
        }
    }

    /// What a conditional names outright must be one of the names allowed.
    private func isAmong(_ formula: Formula, _ names: [String], _ reader: NodeReader) -> Bool {
        var isKnown = true
        for result in formula.expression.literalResults where !names.contains(result.text) {
            isKnown = false
            findings.error(
                "not-one-of", "\(result.text.quoted) is not among those that one_of names",
                help: suggestion(for: result.text, among: names) ?? "add it there",
                at: reader.node.range(ofUTF8: result.span))
        }
        return isKnown
    }

    /// `attach: { cel: … }`, or a map of which some values are computed; nil where nothing is.
    func computedAttach(_ reader: NodeReader) -> ComputedRoute.Attach?? {
        guard case .mapping(let pairs) = reader.node.content else { return nil }
        if let cel = computed(reader) {
            if pairs.count > 1 {
                findings.error(
                    "unknown-key", "a computed value has no key \(pairs[1].key.text.quoted)", help: "write { cel: … }",
                    at: pairs[1].key.range)
            }
            return .some(value(cel, of: .string).map(ComputedRoute.Attach.text))
        }
        let entries = reader.entries() ?? []
        guard entries.contains(where: { computed($0.value) != nil }) else { return nil }
        var computedPairs: [ComputedRoute.Pair] = []
        for entry in entries {
            let key = entry.name.canonical
            if let cel = computed(entry.value) {
                guard let formula = value(cel, of: .string) else { continue }
                computedPairs.append(.init(key: key, value: .formula(formula)))
            } else if let scalar = entry.value.anyScalar() {
                computedPairs.append(.init(key: key, value: .text(scalar.text.canonical)))
            }
        }
        return .some(.pairs(computedPairs))
    }

    /// `last_agent: { from: …, wait: 20s }`.
    func lastAgent(_ reader: NodeReader) -> ComputedRoute.LastAgent? {
        guard var mapping = reader.mapping() else { return nil }
        let from = mapping.required("from")
        let wait = mapping.required("wait")
        mapping.finish()
        guard let from, let wait, let login = value(computed(from) ?? from, of: .string),
            let milliseconds = wait.milliseconds()
        else { return nil }
        return ComputedRoute.LastAgent(login: login, wait: milliseconds)
    }
}

extension Expression {
    /// The texts that the value can be as far as they stand there, through conditionals.
    fileprivate var literalResults: [(text: String, span: Range<Int>)] {
        var results: [(String, Range<Int>)] = []
        var open = [tree.root]
        while let index = open.popLast() {
            switch tree[index].kind {
            case .literal(.string(let text)): results.append((text, tree[index].span))
            case .conditional(_, let first, let second): open += [first, second]
            default: break
            }
        }
        return results
    }
}
