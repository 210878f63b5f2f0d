import Routing

extension RuleFileReader {
    private static let queueFields: [(name: String, kind: TableColumn.Kind)] = [
        ("waiting", .int), ("longest_wait", .duration), ("agents_logged_in", .int), ("agents_ready", .int),
    ]

    /// What the column that `reader` names is about.
    func column(_ reader: NodeReader) -> TableColumn? {
        guard let name = reader.anyScalar()?.text else { return nil }
        switch name {
        case "dnis": return .number(isCaller: false)
        case "clid": return .number(isCaller: true)
        case "during": return .window
        default: break
        }
        if name.hasPrefix("attach.") { return attachColumn(String(name.dropFirst("attach.".count)), reader) }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if parts.count >= 3 {
            let owner = parts[1..<parts.count - 1].joined(separator: ".")
            switch parts[0] {
            case "queue": return queueColumn(owner, parts[parts.count - 1], reader)
            case "lookup": return lookupColumn(owner, parts[parts.count - 1], reader)
            default: break
            }
        }
        return reader.badValue(
            "is \(name.quoted), which is no column",
            help: "columns are dnis, clid, during, attach.KEY, queue.NAME.waiting and lookup.NAME.COLUMN")
    }

    private func attachColumn(_ key: String, _ reader: NodeReader) -> TableColumn? {
        let named = NodeReader(
            YAMLNode(.scalar(YAMLScalar(key, .doubleQuoted)), at: reader.range), reader.role, into: findings)
        guard let slot = fieldNames.resolve(named), let field = fields[slot.index] else { return nil }
        return .attach(slot, field)
    }

    private func queueColumn(_ queue: String, _ field: String, _ reader: NodeReader) -> TableColumn? {
        guard queueNames.names.contains(queue) else {
            findings.error(
                "unknown-queue", "queue \(queue.quoted) is not declared",
                help: suggestion(for: queue, among: queueNames.names), at: reader.range)
            return nil
        }
        guard let found = Self.queueFields.first(where: { $0.name == field }) else {
            let names = Self.queueFields.map(\.name)
            return reader.badValue(
                "asks for \(field.quoted) of a queue",
                help: suggestion(for: field, among: names) ?? "there are \(names.joined(separator: ", "))")
        }
        return .formula(subject: "queue(\(queue.quotedForFormula)).\(field)", guarded: false, found.kind)
    }

    private func lookupColumn(_ lookup: String, _ column: String, _ reader: NodeReader) -> TableColumn? {
        guard let slot = lookupNames.names.firstIndex(of: lookup) else {
            findings.error(
                "unknown-lookup", "lookup \(lookup.quoted) is not declared",
                help: suggestion(for: lookup, among: lookupNames.names), at: reader.range)
            return nil
        }
        guard slot < lookups.count else { return nil }
        var kinds: [String: TableColumn.Kind] = ["outcome": .text, "queue": .int, "priority": .int, "attach": .text]
        for declared in lookups[slot].columns where kinds[declared.name] == nil {
            kinds[declared.name] = TableColumn.Kind(declared.type)
        }
        guard let kind = kinds[column] else {
            return reader.badValue(
                "asks for \(column.quoted) of lookup \(lookup.quoted)",
                help: suggestion(for: column, among: kinds.keys.sorted()) ?? "declare it under returns:")
        }
        return .formula(
            subject: "lookup.\(lookup.fieldInFormula).\(column.fieldInFormula)", guarded: column != "outcome", kind)
    }

    /// Whether the column that `reader` names is one that a row can give.
    func gift(_ reader: NodeReader) -> String? {
        guard let name = reader.anyScalar()?.text else { return nil }
        let known = Self.destinationKeys + ["priority", "attach"]
        if known.contains(name) || name.hasPrefix("attach.") && name != "attach." { return name }
        return reader.badValue(
            "is \(name.quoted), which a row cannot give",
            help: suggestion(for: name, among: known) ?? "it can give \(known.joined(separator: ", ")) and attach.KEY")
    }
}

extension String {
    /// As a text of the expression language.
    var quotedForFormula: String {
        var quoted = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\\", "\"": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// As the name of a field in the expression language.
    var fieldInFormula: String {
        let isName =
            unicodeScalars.allSatisfy {
                $0 == "_" || $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
            }
            && unicodeScalars.first.map { !("0"..."9").contains($0) } == true
        return isName ? self : "`\(self)`"
    }
}
