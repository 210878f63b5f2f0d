import Routing

extension RuleFileReader {
    /// `tables`: each row a rule to be.
    mutating func readTables() {
        forEachPart(with: "tables") { reader, section, part in
            for entry in section.entries() ?? [] {
                let table = reader.table(entry, part)
                guard reader.tableNames.declare(entry.name, at: entry.key.range, into: reader.findings) != nil else {
                    continue
                }
                reader.tables[entry.name] = table
            }
        }
    }

    /// Makes a rule of each row of the table that `reader` names.
    mutating func readRows(of reader: NodeReader, id: NodeReader?, _ rule: TableRule) {
        guard let slot = tableNames.resolve(reader) else { return }
        let name = tableNames.names[slot.index]
        var groups = rule.groups
        if let id, let own = ruleID(id) { groups.append(own) }
        guard let table = tables[name] else { return }
        for (index, row) in table.rows.enumerated() {
            if row.route.destination == nil, row.route.computed?.destination == nil, rule.lookup == nil {
                findings.error(
                    "no-destination", "row \(index + 1) of table \(name.quoted) sends a call nowhere",
                    help: "give it a queue or another destination", at: row.range)
            }
            let rowID = "\(name)[\(index + 1)]"
            guard ruleNames.declare(rowID, at: reader.range, into: findings) != nil else { return }
            rulePlaces.append(row.range)
            rules.append(
                Rule(
                    id: rowID, groups: groups, conditions: rule.conditions + row.conditions, lookup: rule.lookup,
                    formulas: rule.formulas + row.formulas, action: .route(row.route), onFailure: rule.onFailure,
                    budget: rule.budget, line: row.range.line,
                    file: row.range.file === parts.main ? nil : row.range.file.path))
        }
    }

    private mutating func table(_ entry: MappingEntry, _ part: RuleFileParts.Part) -> DecisionTable? {
        guard var mapping = entry.value.mapping() else { return nil }
        let hit = mapping.optional("hit")?.choice(DecisionTable.Hit.self) ?? .first
        let match = mapping.required("match")?.items()
        let give = mapping.required("give")?.items()
        let rows = mapping.required("rows")
        mapping.finish()
        guard let match, let give, let rows else { return nil }
        let names = (match + give).map { $0.anyScalar()?.text ?? "" }
        let columns = match.map(column)
        reportTwice(match + give, names)
        let gifts = give.map(gift)
        guard columns.allSatisfy({ $0 != nil }), gifts.allSatisfy({ $0 != nil }) else { return nil }
        let layout = TableLayout(
            match: columns.compactMap(\.self), matchNames: Array(names.prefix(match.count)),
            give: Array(names.suffix(give.count)))
        let cells: [(range: SourceRange, nodes: [YAMLNode])]
        if case .sequence = rows.node.content {
            cells = inlineRows(rows, layout)
        } else {
            cells = fileRows(rows, layout, part)
        }
        var read: [DecisionTable.Row] = []
        for (range, nodes) in cells { if let row = row(nodes, at: range, layout) { read.append(row) } }
        if hit == .unique { reportConflicts(read, in: entry.name) }
        return DecisionTable(rows: read)
    }

    private func reportTwice(_ readers: [NodeReader], _ names: [String]) {
        var seen: [String: SourceRange] = [:]
        for (reader, name) in zip(readers, names) {
            if let first = seen.updateValue(reader.range, forKey: name) {
                findings.error(
                    "duplicate-column", "the column \(name.quoted) is there twice", help: "keep one of them",
                    at: reader.range, related: [.init(first, "here first")])
            }
        }
    }

    // MARK: Rows

    private func inlineRows(_ reader: NodeReader, _ layout: TableLayout) -> [(SourceRange, [YAMLNode])] {
        let items = reader.items() ?? []
        if items.isEmpty { reportEmpty(reader) }
        return items.compactMap { item in
            guard let cells = item.items() else { return nil }
            guard cells.count == layout.count else {
                findings.error(
                    "bad-row", "this row has \(cells.count) cells, and the table \(layout.count) columns",
                    help: "write \"*\" where any value will do", at: item.range.firstLine)
                return nil
            }
            return (item.range.firstLine, cells.map(\.node))
        }
    }

    private mutating func fileRows(
        _ reader: NodeReader, _ layout: TableLayout, _ part: RuleFileParts.Part
    ) -> [(SourceRange, [YAMLNode])] {
        guard var mapping = reader.mapping() else { return [] }
        let file = mapping.required("file")
        mapping.finish()
        guard let file, let path = file.text(),
            let source = SourceFile.read(part.folder.resolving(path), referencedAt: file.range, into: findings),
            let table = CSVTable(source, into: findings)
        else { return [] }
        dataFiles.append(source)
        var places: [Int] = []
        for name in layout.names {
            guard let place = table.header.index(of: name) else {
                findings.error(
                    "unknown-column", "\(source.path.quotedPath) has no column \(name.quoted)",
                    help: "its columns are \(table.header.names.joined(separator: ", "))", at: file.range)
                return []
            }
            places.append(place)
        }
        if table.rows.isEmpty { reportEmpty(reader) }
        return table.rows.map { row in
            let range = SourceRange(source, line: row.line, column: 1)
            return (range, places.enumerated().map { layout.node(row.fields[$1], column: $0, at: range) })
        }
    }

    private mutating func row(_ nodes: [YAMLNode], at range: SourceRange, _ layout: TableLayout) -> DecisionTable.Row? {
        var conditions: [Condition] = []
        var formulas: [Formula] = []
        var shapes: [CellShape] = []
        let errorsBefore = findings.count(of: .error)
        for (index, column) in layout.match.enumerated() {
            let reader = NodeReader(nodes[index], .value(of: layout.matchNames[index]), into: findings)
            if reader.isAnything {
                shapes.append(.any)
                continue
            }
            shapes.append(shape(of: reader, column))
            switch column {
            case .formula(let subject, let guarded, let kind):
                guard let source = formula(reader, subject, guarded: guarded, kind) else { continue }
                if let formula = derived(source, at: reader.range) { formulas.append(formula) }
            case .number, .window, .attach:
                if let condition = condition(reader, column) { conditions.append(condition) }
            }
        }
        let gifts = NodeReader(layout.gifts(nodes, at: range), .whole("this row"), into: findings)
        guard var mapping = gifts.mapping(), let route = route(&mapping, needsDestination: false, isAlternate: true),
            findings.count(of: .error) == errorsBefore
        else { return nil }
        return DecisionTable.Row(range: range, conditions: conditions, formulas: formulas, route: route, shapes: shapes)
    }

    private func derived(_ source: String, at range: SourceRange) -> Formula? {
        let file = range.file === parts.main ? nil : range.file.path
        let place = Formula.Place(
            file: file, lines: [.init(line: range.line, column: range.column)], isDerived: true)
        // What it is made of was checked, so only a declaration that is missing, which is reported, can be wrong.
        return try? vocabulary?.condition(source, at: place)
    }

    // MARK: Conflicts

    /// Rows of a `unique` table that one call can match.
    private func reportConflicts(_ rows: [DecisionTable.Row], in table: String) {
        // Every row is held against every other.
        guard rows.count <= 3_000 else {
            findings.info(
                "not-proved", "table \(table.quoted) has more rows than are held against each other",
                help: "at most 3,000; the first row that matches decides", at: rows.first?.range)
            return
        }
        let hours = WindowHours(of: rows.flatMap(\.shapes), windows: windows, zones: zones)
        var unsure: (row: DecisionTable.Row, other: DecisionTable.Row)?
        for (index, row) in rows.enumerated() {
            for other in rows[(index + 1)...] {
                switch meet(row, other, hours) {
                case true?:
                    findings.error(
                        "table-conflict", "one call can match this row and another, and 'hit: unique' forbids it",
                        help: "narrow one of them, or write hit: first", at: other.range,
                        related: [.init(row.range, "the other row")])
                case nil: unsure = unsure ?? (row, other)
                case false?: continue
                }
            }
        }
        guard let unsure else { return }
        findings.info(
            "not-proved", "whether one call can match this row and another of table \(table.quoted) cannot be told",
            help: "write what they have in common in the same way; the first row that matches decides",
            at: unsure.other.range, related: [.init(unsure.row.range, "the other row")])
    }

    /// Whether a call matches both; nil where that cannot be told.
    private func meet(_ left: DecisionTable.Row, _ right: DecisionTable.Row, _ hours: WindowHours) -> Bool? {
        var isSure = true
        for (one, other) in zip(left.shapes, right.shapes) {
            switch one.meets(other, hours) {
            case false?: return false
            case nil: isSure = false
            case true?: continue
            }
        }
        return isSure ? true : nil
    }
}
