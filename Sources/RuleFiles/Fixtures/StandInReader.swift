import Lookups
import Numbering
import Routing
import Simulation

/// Reads what lookups answer in fixtures and scenarios.
struct StandInReader {
    let rules: RuleFile
    let findings: Findings

    init(rules: RuleFile, into findings: Findings) {
        self.rules = rules
        self.findings = findings
    }

    /// `lookups`: stand-ins by the lookup's name.
    func standIns(_ reader: NodeReader) -> [(name: String, standIns: [StandIn])] {
        let names = rules.lookups.map(\.name)
        return (reader.entries() ?? []).compactMap { entry in
            guard let index = names.firstIndex(of: entry.name) else {
                findings.error(
                    "unknown-lookup", "lookup \(entry.name.quoted) is not declared in \(rules.source.path)",
                    help: suggestion(for: entry.name, among: names), at: entry.key.range)
                return nil
            }
            let lookup = rules.lookups[index]
            return (entry.name, entry.value.itemsOrSingle().compactMap { standIn($0, lookup) })
        }
    }

    private func standIn(_ reader: NodeReader, _ lookup: LookupDeclaration) -> StandIn? {
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
        let source = mapping.optional("source")?.int(in: 1...lookup.sources.count)
        let cached = mapping.optional("cached")
        mapping.finish()
        let held = cached.flatMap { self.cached($0, lookup) }
        let replies = [row, rows, none, failure].compactMap(\.self)
        if replies.isEmpty, cached != nil {
            return held.map { StandIn(source: source, clid: clid, dnis: dnis, reply: nil, cached: $0, after: 0) }
        }
        guard replies.count == 1 else {
            findings.error(
                "bad-stand-in", "a stand-in gives one of row, rows, none and fail",
                help: replies.isEmpty ? "add row: none for no row" : "keep one", at: reader.range.firstLine)
            return nil
        }
        if let none, !none.isNull, none.bool() != true {
            // `none: false` would say that there is a row, and not which.
            if none.node.scalar?.bool == false {
                findings.error("bad-value", "'none' can only be true", help: "write row: { … }", at: none.range)
            }
            return nil
        }
        let reply: StandIn.Reply? =
            if let failure {
                self.failure(failure)
            } else {
                lookupRows(row, rows, lookup).map(StandIn.Reply.rows)
            }
        return reply.map {
            StandIn(source: source, clid: clid, dnis: dnis, reply: $0, cached: held, after: after ?? 0)
        }
    }

    /// `cached: { age: 10h, row: … }`.
    private func cached(_ reader: NodeReader, _ lookup: LookupDeclaration) -> StandIn.Cached? {
        guard var mapping = reader.mapping() else { return nil }
        let age = mapping.required("age")?.duration(in: .zero ... .seconds(3660 * 86_400))
        let row = mapping.optional("row")
        let rows = mapping.optional("rows")
        mapping.finish()
        if lookup.cache == nil {
            findings.error(
                "bad-stand-in", "lookup \(lookup.name.quoted) has no cache in \(rules.source.path)",
                help: "add cache: { ttl: 60s } there, or take this out", at: reader.range.firstLine)
        }
        guard (row == nil) != (rows == nil) else {
            findings.error(
                "bad-stand-in", "the cache holds one of row and rows",
                help: row == nil ? "add row: none for no row" : "keep one", at: reader.range.firstLine)
            return nil
        }
        guard let age, let held = lookupRows(row, rows, lookup) else { return nil }
        return StandIn.Cached(age: age.wholeMilliseconds, rows: held)
    }

    /// The rows of `row` or of `rows`; of neither there are none.
    private func lookupRows(
        _ row: NodeReader?, _ rows: NodeReader?, _ lookup: LookupDeclaration
    ) -> [LookupRow]? {
        if let rows { return rows.items()?.compactMap { lookupRow($0, lookup) } }
        // `row: none` reads well and means what it says.
        guard let row, !row.isNull, row.node.scalar?.text != "none" else { return [] }
        return lookupRow(row, lookup).map { [$0] }
    }

    private func failure(_ reader: NodeReader) -> StandIn.Reply? {
        let outcomes = LookupOutcome.allCases.filter(\.isFailure)
        guard let name = reader.text(among: outcomes.map(\.rawValue) + ["hang"]) else { return nil }
        if name == "hang" { return .hang }
        return outcomes.first { $0.rawValue == name }.map(StandIn.Reply.failure)
    }

    /// A row by its columns' short names, the declared ones besides.
    private func lookupRow(_ reader: NodeReader, _ lookup: LookupDeclaration) -> LookupRow? {
        guard var mapping = reader.mapping() else { return nil }
        func text(_ key: String) -> String? {
            guard let value = mapping.optional(key), !value.isNull else { return nil }
            return value.anyScalar()?.text
        }
        let queue = LookupCell(text("queue"))
        let priority = LookupCell(text("priority"))
        let attach = text("attach")
        let columns = lookup.settings.columns.map { column -> AttachValue? in
            guard let reader = mapping.optional(column.name), !reader.isNull, let text = reader.anyScalar()?.text else {
                return nil
            }
            return column.type.value(of: text)
                ?? reader.badValue("must be of type \(column.type.rawValue), as returns: says")
        }
        mapping.finish()
        return LookupRow(queue: queue, priority: priority, attach: attach, columns: columns)
    }

    /// What a lookup finds about the caller of a scenario: the columns of a row, `none`, or `{ fail: … }`. In a load a
    /// column may be shares, `priority: { 1: 10%, 5: 90% }`; those of several columns are drawn apart.
    func answers(_ reader: NodeReader, _ lookup: LookupDeclaration, mayBeShares: Bool) -> [LookupPlan.Share] {
        if reader.isNull || reader.node.scalar?.text == "none" { return [LookupPlan.Share(1, .noRow())] }
        guard case .mapping(let pairs) = reader.node.content else {
            let _: LookupRow? = reader.wrongType("the columns of a row, none, or { fail: … }")
            return []
        }
        if pairs.contains(where: { $0.key.text == "fail" }) {
            guard var mapping = reader.mapping(), let failing = mapping.optional("fail") else { return [] }
            mapping.finish()
            switch failure(failing) {
            case .failure(let outcome): return [LookupPlan.Share(1, .failed(outcome))]
            case .hang: return [LookupPlan.Share(1, .failed(.timeout, microseconds: lookup.settings.timeout * 1000))]
            case .rows, nil: return []
            }
        }
        var columns: [(share: Double, pairs: [YAMLPair])] = [(1, [])]
        for pair in pairs {
            let value = NodeReader(pair.value, .value(of: pair.key.text), into: findings)
            guard case .mapping = pair.value.content, mayBeShares else {
                columns = columns.map { ($0.share, $0.pairs + [pair]) }
                continue
            }
            let shares = shares(value)
            guard !shares.isEmpty else { return [] }
            columns = columns.flatMap { row in
                shares.map { (row.share * $0.share, row.pairs + [YAMLPair(key: pair.key, value: $0.value)]) }
            }
        }
        return columns.compactMap { share, pairs in
            let node = YAMLNode(.mapping(pairs), at: reader.range)
            return lookupRow(NodeReader(node, reader.role, into: findings), lookup).map {
                LookupPlan.Share(share, .found([$0]))
            }
        }
    }

    /// The values of a column with their shares, which make a whole.
    private func shares(_ reader: NodeReader) -> [(share: Double, value: YAMLNode)] {
        let shares = (reader.entries() ?? []).compactMap { entry in
            entry.value.share().map { (share: $0, value: entry.key.node) }
        }
        let sum = shares.reduce(0) { $0 + $1.share }
        guard abs(sum - 1) < 1e-9 else {
            findings.error(
                "bad-shares", "the shares of \(reader.name) add up to \(sum * 100) %, not to 100 %",
                help: "let them add up", at: reader.range)
            return []
        }
        return shares
    }
}
