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
        let keys = sourceKeys(common, sources, mapping.whole)
        mapping.finish()
        guard lookupNames.declare(entry.name, at: entry.key.range, into: findings) != nil else { return }
        lookups.append(Lookup(name: entry.name, columns: columns, clampsPriority: clamps ?? false))
        let made = keys.compactMap { source($0, entry.name, columns, mapping.whole, environment) }
        guard !made.isEmpty, made.count == keys.count else { return }
        declarations.append(LookupDeclaration(name: entry.name, sources: made, cache: cache))
    }

    /// The keys of every source: what the lookup says, but for what the source says itself.
    private func sourceKeys(_ common: SourceKeys, _ sources: NodeReader?, _ whole: NodeReader) -> [SourceKeys] {
        guard let sources else {
            if common.connections.isEmpty, !common.hasConnection {
                findings.error("missing-key", "\(whole.name) has no 'odbc'", at: whole.range.firstLine)
            }
            return common.connections.map { connection in
                var keys = common
                keys.connections = [connection]
                return keys
            }
        }
        var result: [SourceKeys] = []
        for item in sources.items() ?? [] {
            guard var mapping = item.mapping() else { continue }
            let own = SourceKeys(&mapping, self)
            mapping.finish()
            let keys = own.over(common)
            if keys.connections.isEmpty, !own.hasConnection {
                findings.error("missing-key", "\(item.name) has no 'odbc'", at: item.range.firstLine)
            }
            for connection in keys.connections {
                var single = keys
                single.connections = [connection]
                result.append(single)
            }
        }
        if result.isEmpty, case .sequence(let items) = sources.node.content, items.isEmpty {
            findings.error("empty-list", "'sources' has nothing in it", help: "name at least one", at: sources.range)
        }
        return result
    }

    private func source(
        _ keys: SourceKeys, _ name: String, _ columns: [LookupColumn], _ whole: NodeReader,
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
                "missing-key", "\(whole.name) has neither 'sql' nor 'procedure'",
                help: "add sql: select QUEUE_CODE, PRIORITY, ATTACHDATA from … where … = $CLID",
                at: whole.range.firstLine)
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
            !part.isEmpty && part.utf8.allSatisfy(Self.isNameByte) && !(part.first?.isNumber ?? true)
        }
        guard isName, parts.count <= 3 else {
            return reader.badValue(
                "must be the name of a procedure, not \(name.quoted)",
                help: "write OPTIMUS_GET_ROUTING_INFO or schema.name")
        }
        return name
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private func cachePolicy(_ reader: NodeReader) -> CachePolicy? {
        guard var mapping = reader.mapping() else { return nil }
        let ttl = mapping.required("ttl")?.milliseconds()
        let stale = mapping.optional("max_stale")?.duration(in: .milliseconds(1) ... .seconds(366 * 86_400))
        mapping.finish()
        return ttl.map { CachePolicy(ttl: $0, maxStale: stale?.wholeMilliseconds ?? $0) }
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
