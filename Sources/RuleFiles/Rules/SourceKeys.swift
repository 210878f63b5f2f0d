import Lookups
import ODBC

/// What a lookup says of its databases, or one database of itself: everything may be left out.
struct SourceKeys {
    /// What is asked.
    enum Question {
        case statement(NodeReader)
        case procedure(NodeReader)
    }

    /// Whose keys they are.
    var place: NodeReader
    var connections: [ConnectionText] = []
    /// There was an `odbc`, sound or not.
    var hasConnection = false
    var question: Question?
    var signature: ProcedureSettings.Signature?
    /// Where the signature stands, sound or not.
    var signatureRange: SourceRange?
    var timeout: Int64?
    var form: CallerForm?
    var longestCLID: Int?
    var pool: Int?
    var breaker: BreakerPolicy?
    var charset: Charset?

    /// What narrow text is in.
    enum Charset {
        case utf8
        case codePage(CodePage)
    }

    /// Reads the keys that `mapping` has.
    init(_ mapping: inout MappingReader, _ reader: RuleFileReader) {
        place = mapping.whole
        if let odbc = mapping.optional("odbc") {
            hasConnection = true
            let items = odbc.itemsOrSingle()
            if items.isEmpty { reader.reportEmpty(odbc) }
            connections = items.compactMap { $0.connectionText() }
        }
        let sql = mapping.optional("sql")
        let procedure = mapping.optional("procedure")
        if let sql, procedure != nil {
            reader.findings.error(
                "two-questions", "a database is asked by a statement or by a procedure, not both", help: "keep one",
                at: sql.range.firstLine)
        }
        question = sql.map(Question.statement) ?? procedure.map(Question.procedure)
        if let signature = mapping.optional("signature") {
            // 5 and 6 read as numbers, and mean the same in quotes.
            let names = ProcedureSettings.Signature.allCases.map(\.rawValue)
            signatureRange = signature.range
            self.signature = signature.text(among: names).flatMap(ProcedureSettings.Signature.init)
        }
        timeout = mapping.optional("timeout")?.milliseconds()
        form = mapping.optional("clid_form")?.choice(CallerForm.self)
        longestCLID = mapping.optional("max_clid")?.int(in: 1...4000)
        pool = mapping.optional("pool")?.int(in: 1...8)
        breaker = mapping.optional("breaker").flatMap { $0.breakerPolicy() }
        charset = mapping.optional("charset").flatMap { $0.charset() }
    }

    /// These keys, with those of `common` where they are silent.
    func over(_ common: SourceKeys) -> SourceKeys {
        var keys = self
        if !hasConnection { keys.connections = common.connections }
        keys.question = question ?? common.question
        keys.signature = signature ?? common.signature
        keys.signatureRange = signatureRange ?? common.signatureRange
        keys.timeout = timeout ?? common.timeout
        keys.form = form ?? common.form
        keys.longestCLID = longestCLID ?? common.longestCLID
        keys.pool = pool ?? common.pool
        keys.breaker = breaker ?? common.breaker
        keys.charset = charset ?? common.charset
        return keys
    }

    /// These keys, once for each connection.
    func single() -> [SourceKeys] {
        connections.map { connection in
            var keys = self
            keys.connections = [connection]
            return keys
        }
    }

    /// Whether the question is a statement.
    var asksStatement: Bool {
        if case .statement = question { true } else { false }
    }
}

extension NodeReader {
    /// A connection string, or the name of a data source.
    func connectionText() -> ConnectionText? {
        guard let text = anyScalar()?.text else { return nil }
        do {
            return try ConnectionText(text, at: range)
        } catch {
            findings.error("bad-connection", error.words.message, help: error.words.help, at: range)
            return nil
        }
    }

    /// `utf-8`, or the name of a code page.
    func charset() -> SourceKeys.Charset? {
        guard let name = anyScalar()?.text else { return nil }
        if ["utf-8", "utf8"].contains(name.lowercased()) { return .utf8 }
        do {
            return .codePage(try CodePage(name))
        } catch {
            findings.error(
                "unknown-charset", "charset \(name.quoted) is not known",
                help: "write utf-8 or a name such as windows-1255",
                at: range)
            return nil
        }
    }

    /// `{ failures: 3, open: 1s..30s }`.
    func breakerPolicy() -> BreakerPolicy? {
        guard var mapping = mapping() else { return nil }
        let failures = mapping.optional("failures")?.int(in: 1...1000)
        let open = mapping.optional("open").flatMap { $0.ejection() }
        mapping.finish()
        let standard = BreakerPolicy()
        return BreakerPolicy(
            failures: failures ?? standard.failures, shortest: open?.lowerBound ?? standard.shortest,
            longest: open?.upperBound ?? standard.longest)
    }

    /// `1s..30s`, or one time, in milliseconds.
    private func ejection() -> ClosedRange<Int64>? {
        guard let text = anyScalar()?.text else { return nil }
        let dots = text.firstRange(of: "..")
        let low = dots.map { text[..<$0.lowerBound] } ?? text[...]
        let high = dots.map { text[$0.upperBound...] } ?? text[...]
        guard let shortest = Duration(written: low), let longest = Duration(written: high) else {
            return badValue("must be a time or a range of times, not \(text.quoted)", help: "write 1s..30s")
        }
        guard shortest <= longest else {
            return badValue("is a range that ends before it begins", help: "write 1s..30s")
        }
        guard shortest >= .milliseconds(1), longest <= .seconds(86_400) else {
            return badValue("must be from 1ms to 1d, not \(text.quoted)")
        }
        return shortest.wholeMilliseconds...longest.wholeMilliseconds
    }
}
