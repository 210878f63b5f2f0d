import Lookups
import Numbering
import Routing

extension FixtureReader {
    /// `lookups`: stand-ins by the lookup's name.
    func standIns(_ reader: NodeReader) -> [(name: String, standIns: [StandIn])] {
        let names = rules.ruleSet.lookups.map(\.name)
        return (reader.entries() ?? []).compactMap { entry in
            guard let index = names.firstIndex(of: entry.name) else {
                findings.error(
                    "unknown-lookup", "lookup \(entry.name.quoted) is not declared in \(rules.source.path)",
                    help: suggestion(for: entry.name, among: names), at: entry.key.range)
                return nil
            }
            let lookup = rules.ruleSet.lookups[index]
            return (entry.name, entry.value.itemsOrSingle().compactMap { standIn($0, lookup) })
        }
    }

    private func standIn(_ reader: NodeReader, _ lookup: Lookup) -> StandIn? {
        guard var mapping = reader.mapping() else { return nil }
        let dnis = mapping.optional("dnis")?.numberText().map { rules.numbers.dialled($0) }
        let clid = mapping.optional("clid").flatMap { $0.numberText() }.map {
            rules.numbers.caller($0, dialled: dnis ?? rules.numbers.dialled(""))
        }
        let after = mapping.optional("after")?.milliseconds(from: 0)
        let row = mapping.optional("row")
        let rows = mapping.optional("rows")
        let none = mapping.optional("none")
        let failure = mapping.optional("fail")
        let source = mapping.optional("source")?.int(in: 1...100)
        let cached = mapping.optional("cached").flatMap { self.cached($0, lookup) }
        let hasCached = mapping.keyRange("cached") != nil
        mapping.finish()
        let replies = [row, rows, none, failure].compactMap(\.self)
        if replies.isEmpty, hasCached {
            return cached.map { StandIn(source: source, clid: clid, dnis: dnis, reply: nil, cached: $0, after: 0) }
        }
        guard replies.count == 1, let only = replies.first else {
            findings.error(
                "bad-stand-in", "a stand-in gives one of row, rows, none and fail",
                help: replies.isEmpty ? "add row: none for no row" : "keep one", at: reader.range.firstLine)
            return nil
        }
        let reply: StandIn.Reply?
        if row != nil {
            // `row: none` reads well and means what it says.
            reply =
                only.isNull || only.node.scalar?.text == "none"
                ? .rows([]) : lookupRow(only, lookup).map { .rows([$0]) }
        } else if rows != nil {
            reply = only.items().map { items in .rows(items.compactMap { lookupRow($0, lookup) }) }
        } else if none != nil {
            reply = .rows([])
        } else {
            reply = self.failure(only)
        }
        return reply.map {
            StandIn(source: source, clid: clid, dnis: dnis, reply: $0, cached: cached, after: after ?? 0)
        }
    }

    /// `cached: { age: 10h, row: … }`.
    private func cached(_ reader: NodeReader, _ lookup: Lookup) -> StandIn.Cached? {
        guard var mapping = reader.mapping() else { return nil }
        let age = mapping.required("age")?.duration(in: .zero ... .seconds(3660 * 86_400))
        let row = mapping.optional("row")
        let rows = mapping.optional("rows")
        mapping.finish()
        guard let age else { return nil }
        if let rows {
            return rows.items().map { items in
                StandIn.Cached(age: age.wholeMilliseconds, rows: items.compactMap { lookupRow($0, lookup) })
            }
        }
        guard let row, !row.isNull, row.node.scalar?.text != "none" else {
            return StandIn.Cached(age: age.wholeMilliseconds, rows: [])
        }
        return lookupRow(row, lookup).map { StandIn.Cached(age: age.wholeMilliseconds, rows: [$0]) }
    }

    private func failure(_ reader: NodeReader) -> StandIn.Reply? {
        let outcomes = LookupOutcome.allCases.filter(\.isFailure)
        guard let name = reader.text(among: outcomes.map(\.rawValue) + ["hang"]) else { return nil }
        if name == "hang" { return .hang }
        return outcomes.first { $0.rawValue == name }.map(StandIn.Reply.failure)
    }

    /// A row by its columns' short names, the declared ones besides.
    private func lookupRow(_ reader: NodeReader, _ lookup: Lookup) -> LookupRow? {
        guard var mapping = reader.mapping() else { return nil }
        func text(_ key: String) -> String? {
            guard let value = mapping.optional(key), !value.isNull else { return nil }
            return value.anyScalar()?.text
        }
        let queue = LookupCell(text("queue"))
        let priority = LookupCell(text("priority"))
        let attach = text("attach")
        let columns = lookup.columns.map { column in text(column.name).flatMap { column.type.value(of: $0) } }
        mapping.finish()
        return LookupRow(queue: queue, priority: priority, attach: attach, columns: columns)
    }
}
