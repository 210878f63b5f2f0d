import Lookups
import ODBC
import Routing

extension RuleFileReader {
    /// `lookups`: statements with `$CLID`, compiled and judged here.
    mutating func readLookups(_ environment: [String: String]) {
        forEachPart(with: "lookups") { reader, section, _ in
            for entry in section.entries() ?? [] { reader.readLookup(entry, environment) }
        }
    }

    private mutating func readLookup(_ entry: MappingEntry, _ environment: [String: String]) {
        guard var mapping = entry.value.mapping() else {
            _ = lookupNames.declare(entry.name, at: entry.key.range, into: findings)
            return
        }
        let odbc = mapping.required("odbc")
        mapping.notSupported(["procedure", "signature", "pool", "breaker", "cache", "sources"])
        let isProcedure = mapping.keyRange("procedure") != nil
        let sql = isProcedure ? mapping.optional("sql") : mapping.required("sql")
        let columns = mapping.optional("returns").map { returns($0) } ?? []
        let timeout = mapping.optional("timeout")?.milliseconds()
        let form = mapping.optional("clid_form")?.choice(CallerForm.self)
        let longest = mapping.optional("max_clid")?.int(in: 1...4000)
        let clamps = mapping.optional("clamp_priority")?.bool()
        if let charset = mapping.optional("charset"), let name = charset.text(), name.lowercased() != "utf-8" {
            findings.error(
                "not-supported", "charset \(name.quoted) is not supported by this version",
                help: "have the driver deliver UTF-8 and write utf-8", at: charset.range)
        }
        mapping.finish()

        let slot = lookupNames.declare(entry.name, at: entry.key.range, into: findings)
        let connection = odbc.flatMap { self.connection($0) }
        let template = sql.flatMap { self.template($0, dialect(connection, environment)) }
        let lookup = Lookup(
            name: entry.name, columns: columns, clampsPriority: clamps ?? false, timeout: timeout ?? 1000)
        if slot != nil { lookups.append(lookup) }
        guard slot != nil, let connection, let sql, let template, let text = sql.node.scalar?.text else { return }
        settings.append(
            LookupSettings(
                name: entry.name, sql: text, template: template, form: form ?? .auto, longestCLID: longest,
                timeout: lookup.timeout, columns: columns, attachLimit: limits.attach))
        connections.append(connection)
    }

    private func connection(_ reader: NodeReader) -> ConnectionText? {
        if case .sequence(let items) = reader.node.content {
            guard items.count == 1, let only = reader.items()?.first else {
                findings.error(
                    "not-supported", "several sources are not supported by this version", help: "name one",
                    at: reader.range)
                return nil
            }
            return connection(only)
        }
        guard let text = reader.anyScalar()?.text else { return nil }
        do {
            return try ConnectionText(text, at: reader.range)
        } catch {
            findings.error("bad-connection", error.words.message, help: error.words.help, at: reader.range)
            return nil
        }
    }

    /// The dialect the connection promises; unknown while the environment does not say which database it is.
    private func dialect(_ connection: ConnectionText?, _ environment: [String: String]) -> SQLDialect {
        guard let connection, let string = try? connection.resolved(in: environment), let driver = string["Driver"]
        else {
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

extension YAMLNode {
    /// Where a part of a scalar's text stands in the file, as far as its style lets that be told; else the whole.
    func range(ofUTF8 part: Range<Int>) -> SourceRange {
        guard let scalar, let place = position(ofUTF8: part.lowerBound, in: scalar) else { return range.firstLine }
        let utf8 = scalar.text.utf8
        let low = utf8.index(utf8.startIndex, offsetBy: min(part.lowerBound, utf8.count))
        let high = utf8.index(utf8.startIndex, offsetBy: min(part.upperBound, utf8.count))
        let length = scalar.text[low..<high].prefix { $0 != "\n" }.unicodeScalars.count
        return SourceRange(range.file, line: place.line, column: place.column, length: max(1, length))
    }

    private func position(ofUTF8 offset: Int, in scalar: YAMLScalar) -> SourcePosition? {
        let utf8 = scalar.text.utf8
        let before = scalar.text[..<utf8.index(utf8.startIndex, offsetBy: min(offset, utf8.count))]
        switch scalar.style {
        case .literal:
            // Every line of the text is one of the file, behind the block's indentation.
            let breaks = before.unicodeScalars.count { $0 == "\n" }
            let line = range.line + 1 + breaks
            guard let first = range.file.line(range.line + 1) else { return nil }
            let indent = first.prefix { $0 == " " }.count
            let column = before.unicodeScalars.reversed().prefix { $0 != "\n" }.count
            return SourcePosition(line: line, column: indent + column + 1)
        case .plain, .singleQuoted, .doubleQuoted:
            // On one line and without escapes the text stands as it is.
            guard range.start.line == range.end.line else { return nil }
            let quotes = scalar.style == .plain ? 0 : 1
            guard range.length == scalar.text.unicodeScalars.count + 2 * quotes else { return nil }
            return SourcePosition(line: range.line, column: range.column + quotes + before.unicodeScalars.count)
        case .folded:
            return nil
        }
    }
}
