import Routing

extension RuleFileReader {
    /// What a group hands down to its rules.
    private struct Surroundings {
        var groups: [String] = []
        var conditions: [Condition] = []
        var lookup: (slot: Slot<Lookup>, range: SourceRange)?
        var formulas: [Formula] = []
    }

    /// `rules`, in the order of the files.
    mutating func readRules() {
        var isAnyPresent = false
        forEachPart(with: "rules") { reader, section, _ in
            isAnyPresent = true
            let items = section.items() ?? []
            if reader.rules.isEmpty {
                reader.rules.reserveCapacity(items.count)
                reader.rulePlaces.reserveCapacity(items.count)
            }
            for item in items { reader.readRuleOrGroup(item, in: Surroundings()) }
        }
        if !isAnyPresent, parts.isComplete, let main = parts.main {
            findings.error(
                "missing-key", "the rule file has no 'rules'", help: "add rules: [ { id: first, route: { … } } ]",
                at: SourceRange(main, line: 1, column: 1))
        }
    }

    private mutating func readRuleOrGroup(_ reader: NodeReader, in surroundings: Surroundings) {
        guard var mapping = reader.mapping() else { return }
        if let group = mapping.optional("group") {
            readGroup(group, &mapping, in: surroundings)
        } else {
            readRule(&mapping, in: surroundings)
        }
        mapping.finish()
    }

    private mutating func readGroup(
        _ name: NodeReader, _ mapping: inout MappingReader, in surroundings: Surroundings
    ) {
        var inner = surroundings
        if let name = name.text() { inner.groups.append(name) }
        inner.conditions += conditions(&mapping)
        if let lookup = mapping.optional("lookup") {
            if let outer = surroundings.lookup { reportTwoLookups(lookup.range, outer.range) }
            inner.lookup = lookupNames.resolve(lookup).map { ($0, lookup.range) }
        }
        if let formula = mapping.optional("if").flatMap(condition) { inner.formulas.append(formula) }
        let rules = mapping.required("rules")
        for item in rules?.items() ?? [] { readRuleOrGroup(item, in: inner) }
    }

    private mutating func readRule(_ mapping: inout MappingReader, in surroundings: Surroundings) {
        let id = mapping.required("id")
        let own = conditions(&mapping)
        let formulas = surroundings.formulas + (mapping.optional("if").flatMap(condition).map { [$0] } ?? [])
        let table = mapping.optional("table")
        var lookup = surroundings.lookup?.slot
        if let reader = mapping.optional("lookup") {
            if let outer = surroundings.lookup { reportTwoLookups(reader.range, outer.range) }
            lookup = lookupNames.resolve(reader)
        }
        let hasLookup = lookup != nil || mapping.keyRange("lookup") != nil
        let route = mapping.optional("route")
        let split = mapping.optional("split")
        let failure = mapping.optional("on_failure")
        let budget = mapping.optional("budget")?.milliseconds()

        var action: Rule.Action?
        if let route { action = self.route(route, needsDestination: !hasLookup).map(Rule.Action.route) }
        if let split {
            if let route {
                findings.error(
                    "two-destinations", "a rule has a route or a split, not both", help: "keep one",
                    at: split.range.firstLine,
                    related: [.init(route.range.firstLine, "the route")])
            }
            action = self.split(split, needsDestination: !hasLookup).map(Rule.Action.split)
        }
        if route == nil, split == nil {
            if hasLookup, table == nil {
                action = .route(Route(nil))
            } else if table == nil {
                findings.error(
                    "no-destination", "this rule sends a call nowhere", help: "add route: { queue: … }",
                    at: mapping.whole.range.firstLine)
            }
        }
        let onFailure = failure.flatMap { self.route($0, needsDestination: true) }
        if let failure, !hasLookup {
            findings.error(
                "unused-on-failure", "on_failure speaks when a lookup fails, and this rule has none",
                help: "add lookup:, or take on_failure out", at: failure.range.firstLine)
        }
        if let table {
            if let other = route ?? split {
                findings.error(
                    "two-destinations", "a rule has a table or a route, not both", help: "keep one",
                    at: other.range.firstLine, related: [.init(table.range, "the table")])
            }
            readRows(
                of: table, id: id,
                TableRule(
                    groups: surroundings.groups, conditions: surroundings.conditions + own, lookup: lookup,
                    formulas: formulas, onFailure: onFailure, budget: budget))
            return
        }
        guard let id, let name = ruleID(id), ruleNames.declare(name, at: id.range, into: findings) != nil, let action
        else {
            return
        }
        rulePlaces.append(id.range)
        rules.append(
            Rule(
                id: name, groups: surroundings.groups, conditions: surroundings.conditions + own, lookup: lookup,
                formulas: formulas, action: action, onFailure: onFailure, budget: budget, line: id.range.line,
                file: id.range.file === parts.main ? nil : id.range.file.path))
    }

    func ruleID(_ reader: NodeReader) -> String? {
        guard let name = reader.anyScalar()?.text else { return nil }
        guard name != "default" else {
            return reader.badValue(
                "cannot be 'default', which names the decision that no rule made", help: "choose another id")
        }
        guard !name.isEmpty, !name.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x20 })
        else {
            return reader.badValue("must be a name without blanks", help: "write words with hyphens: vip-by-crm")
        }
        return name
    }

    private func reportTwoLookups(_ range: SourceRange, _ outer: SourceRange) {
        findings.error(
            "two-lookups", "a rule has one lookup, and its group names one already", help: "keep one of them",
            at: range,
            related: [.init(outer, "the group's")])
    }
}
