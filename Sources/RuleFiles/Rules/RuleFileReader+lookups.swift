import Lookups
import ODBC
import Routing

extension RuleFileReader {
    /// `lookups`: statements with `$CLID`, compiled and judged here, and procedures.
    mutating func readLookups(_ environment: [String: String]) {
        forEachPart(with: "lookups") { reader, section, _ in
            for entry in section.entries() ?? [] { reader.readLookup(entry, environment) }
        }
    }

    private mutating func readLookup(_ entry: MappingEntry, _ environment: [String: String]) {
        guard var mapping = entry.value.mapping() else {
            if lookupNames.declare(entry.name, at: entry.key.range, into: findings) != nil {
                lookups.append(Lookup(name: entry.name))
            }
            return
        }
        let columns = mapping.optional("returns").map { returns($0) } ?? []
        let clamps = mapping.optional("clamp_priority")?.bool()
        let cache = mapping.optional("cache").flatMap { cachePolicy($0) }
        let common = SourceKeys(&mapping, self)
        let sources = mapping.optional("sources")
        let keys = sourceKeys(common, sources)
        mapping.finish()
        refuseUnusedSignatures(of: keys)
        guard lookupNames.declare(entry.name, at: entry.key.range, into: findings) != nil else { return }
        lookups.append(Lookup(name: entry.name, columns: columns, clampsPriority: clamps ?? false))
        let made = keys.compactMap { source($0, entry.name, columns, environment) }
        guard !made.isEmpty, made.count == keys.count else { return }
        declarations.append(LookupDeclaration(name: entry.name, sources: made, cache: cache))
    }

    /// The keys of every source: what the lookup says, but for what the source says itself.
    private func sourceKeys(_ common: SourceKeys, _ sources: NodeReader?) -> [SourceKeys] {
        guard let sources else {
            if !common.hasConnection { refuseMissingConnection(common.place) }
            return common.single()
        }
        var result: [SourceKeys] = []
        let items = sources.items()
        if items?.isEmpty == true { reportEmpty(sources) }
        for item in items ?? [] {
            guard var mapping = item.mapping() else { continue }
            let own = SourceKeys(&mapping, self)
            mapping.finish()
            if !own.hasConnection, !common.hasConnection { refuseMissingConnection(own.place) }
            result += own.over(common).single()
        }
        if result.allSatisfy({ $0.question == nil }) {
            // The lookup is at fault then, and not each of its sources.
            for index in result.indices { result[index].place = common.place }
        }
        return result
    }

    private func refuseMissingConnection(_ place: NodeReader) {
        findings.error("missing-key", "\(place.name) has no 'odbc'", at: place.range.firstLine)
    }

    /// A signature that no procedure bears was meant for something.
    private func refuseUnusedSignatures(of keys: [SourceKeys]) {
        let used = Set(keys.filter { !$0.asksStatement }.compactMap(\.signatureRange))
        for range in Set(keys.compactMap(\.signatureRange)).subtracting(used) {
            findings.error(
                "unused-signature", "a statement has no signature",
                help: "take it out, or write procedure in place of sql", at: range)
        }
    }

    private func source(
        _ keys: SourceKeys, _ name: String, _ columns: [LookupColumn],
        _ environment: [String: String]
    ) -> LookupDeclaration.Source? {
        guard let connection = keys.connections.first else { return nil }
        let query: LookupQuery
        let text: String
        switch keys.question {
        case .statement(let sql):
            guard let written = sql.anyScalar()?.text, let template = template(sql, dialect(connection, environment))
            else {
                return nil
            }
            (query, text) = (.statement(template), written)
        case .procedure(let reader):
            guard let written = procedureName(reader) else { return nil }
            (query, text) = (.procedure(ProcedureSettings(name: written, signature: keys.signature ?? .auto)), written)
        case nil:
            findings.error(
                "missing-key", "\(keys.place.name) has neither 'sql' nor 'procedure'",
                help: "add sql: select QUEUE_CODE, PRIORITY, ATTACHDATA from … where … = $CLID",
                at: keys.place.range.firstLine)
            return nil
        }
        var codePage: CodePage?
        if case .codePage(let declared) = keys.charset { codePage = declared }
        let settings = LookupSettings(
            name: name, query: query, text: text, form: keys.form ?? .auto, longestCLID: keys.longestCLID,
            timeout: keys.timeout ?? 1000, columns: columns, attachLimit: limits.attach, codePage: codePage)
        return LookupDeclaration.Source(
            settings: settings, connection: connection, pool: PoolPolicy(size: keys.pool ?? 2),
            breaker: keys.breaker ?? BreakerPolicy())
    }

    private func procedureName(_ reader: NodeReader) -> String? {
        guard let name = reader.text() else { return nil }
        // The name goes into the call as it is, so it may be nothing but a name.
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy(ConnectionText.isNameByte) && !(part.first?.isNumber ?? true)
        }
        guard isName, parts.count <= 3 else {
            return reader.badValue(
                "must be the name of a procedure, not \(name.quoted)",
                help: "write OPTIMUS_GET_ROUTING_INFO or schema.name")
        }
        return name
    }

    private func cachePolicy(_ reader: NodeReader) -> CachePolicy? {
        guard var mapping = reader.mapping() else { return nil }
        let ttl = mapping.required("ttl")?.milliseconds()
        let maxStale = mapping.optional("max_stale")
        let stale = maxStale?.duration(in: .milliseconds(1) ... .seconds(366 * 86_400))?.wholeMilliseconds
        mapping.finish()
        guard let ttl else { return nil }
        if let stale, stale < ttl {
            return maxStale?.badValue("must be at least the 'ttl'", help: "an answer is not stale before it")
        }
        return CachePolicy(ttl: ttl, maxStale: stale ?? ttl)
    }

    /// The dialect the connection promises; unknown while the environment does not say which database it is.
    private func dialect(_ connection: ConnectionText, _ environment: [String: String]) -> SQLDialect {
        guard let string = try? connection.resolved(in: environment), let driver = string["Driver"] else {
            return .generic
        }
        return SQLDialect(driverName: driver)
    }

    private func template(_ reader: NodeReader, _ dialect: SQLDialect) -> LookupTemplate? {
        guard let sql = reader.anyScalar()?.text else { return nil }
        let compilation = LookupTemplate.compile(sql, dialect: dialect)
        for finding in compilation.findings {
            findings.report(
                Diagnostic(
                    finding.severity == .error ? .error : .warning, finding.code, finding.message, help: finding.help,
                    at: reader.node.range(ofUTF8: finding.range)))
        }
        return compilation.template
    }

    private func returns(_ reader: NodeReader) -> [LookupColumn] {
        (reader.entries() ?? []).compactMap { entry in
            guard let text = entry.value.text() else { return nil }
            let isOptional = text.hasSuffix("?")
            let name = isOptional ? String(text.dropLast()) : text
            guard let type = AttachType(rawValue: name) else {
                let names = AttachType.allCases.map(\.rawValue)
                findings.error(
                    "bad-value", "column \(entry.name.quoted) has no type \(name.quoted)",
                    help: suggestion(for: name, among: names)
                        ?? "types are \(names.joined(separator: ", ")), with ? for NULL",
                    at: entry.value.range)
                return nil
            }
            return LookupColumn(name: entry.name, type: type, isOptional: isOptional)
        }
    }
}
