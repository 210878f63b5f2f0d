import Lookups
import Routing
import Simulation

extension ScenarioReader {
    /// `calls`: each to the millisecond, or a log of calls. What a call does not say, the case in `layer` may.
    mutating func readCalls(_ reader: NodeReader?, start: Moment?, above layer: CaseLayer) {
        guard let reader else { return }
        if let scalar = reader.node.scalar, scalar.text.hasSuffix(".csv") {
            readCallLog(reader, start: start)
            return
        }
        for item in reader.items() ?? [] {
            guard var mapping = item.mapping() else { continue }
            let id = mapping.required("id")
            let at = mapping.required("at")?.scenarioTime()
            let caller = caller(&mapping, named: "calls", above: layer)
            mapping.finish()
            guard let id, let name = id.anyScalar()?.text, let caller else { continue }
            add(ScriptedCall(id: name, at: at ?? 0, caller: caller), at: id.range)
        }
    }

    private mutating func add(_ call: ScriptedCall, at range: SourceRange) {
        if let first = callNames[call.id] {
            findings.error(
                "duplicate-name", "two calls are called \(call.id.quoted)", help: "give one of them another id",
                at: range, related: [.init(first.range, "named here first")])
        }
        callNames[call.id] = (calls.count, range)
        calls.append(call)
        noteClass(call.caller.className)
    }

    /// `load`: classes of callers at random.
    mutating func readLoads(_ reader: NodeReader?) {
        for item in reader?.items() ?? [] {
            guard var mapping = item.mapping() else { continue }
            let caller = caller(&mapping, named: nil, above: CaseLayer())
            let rate = mapping.optional("rate")
            let every = mapping.optional("every")
            mapping.finish()
            if let rate, let every {
                findings.error(
                    "two-rates", "calls come at a rate or at times of their own, not both", help: "keep one",
                    at: every.range, related: [.init(rate.range, "the rate")])
            }
            if rate == nil, every == nil {
                findings.error(
                    "missing-key", "this load does not say how often it calls",
                    help: "add rate: 700/h, or every: 90s", at: item.range.firstLine)
            }
            let zone = rules.ruleSet.zone
            let process = rate.flatMap { $0.rate(in: folder, zone: zone) } ?? every.flatMap(interval)
            guard let caller, let process else { continue }
            if caller.talk == nil, lines.isEmpty || lines.contains(where: { $0.talk == .ofCall }) {
                findings.error(
                    "endless-call", "calls of class \(caller.className.quoted) never end once they are answered",
                    help: "say how long they last: talk: exponential(120s)", at: item.range.firstLine)
            }
            loads.append(Load(caller: caller, arrivals: process))
        }
    }

    private func interval(_ reader: NodeReader) -> ArrivalProcess? {
        guard let law = reader.distribution(in: folder) else { return nil }
        guard law.mean > 0 else {
            return reader.badValue("must be more than no time at all", help: "write every: 90s")
        }
        return .every(law)
    }

    /// The keys that scripted calls and loads share. A load has no name but its class.
    private mutating func caller(_ mapping: inout MappingReader, named standard: String?, above layer: CaseLayer)
        -> Caller?
    {
        let className = standard == nil ? mapping.required("class") : mapping.optional("class")
        var layer = layer
        if let text = mapping.optional("dnis")?.numberText() { layer.dnis = text }
        if let text = mapping.optional("clid")?.numberText() { layer.clid = text }
        if let attach = mapping.optional("attach") { layer.attach = CaseLayer.attach(attach) }
        // A time that cannot be read is a fault of its own, and not told again as a call without end.
        let talk = mapping.optional("talk").map { $0.distribution(in: folder) ?? .constant(0) }
        let patience = mapping.optional("patience")?.distributionOrNever(in: folder)
        let wrapUp = mapping.optional("wrap_up")?.distribution(in: folder)
        let redial = mapping.optional("redial")?.distribution(in: folder)
        let callback = mapping.optional("callback").flatMap(callback)
        let lookups = mapping.optional("lookup").map { plans($0, mayBeShares: standard == nil) } ?? []
        guard let dnis = layer.dnis else {
            findings.error(
                "missing-key", "\(mapping.whole.name) does not say which number was dialled",
                help: "add dnis: \"1700500\"", at: mapping.whole.range.firstLine)
            return nil
        }
        let call = callReader.call(id: layer.id, dnis: dnis, clid: layer.clid ?? "", attach: layer.attach)
        guard let name = standard ?? className?.anyScalar()?.text else { return nil }
        let caller = Caller(
            className: className?.anyScalar()?.text ?? name, call: call, talk: talk, patience: patience ?? nil,
            wrapUp: wrapUp, callback: callback, redial: redial, lookups: lookups)
        noteClass(caller.className)
        return caller
    }

    private mutating func noteClass(_ name: String) {
        if !classes.contains(name) { classes.append(name) }
    }

    private func callback(_ reader: NodeReader) -> Caller.Callback? {
        guard var mapping = reader.mapping() else { return nil }
        let accept = mapping.optional("accept")?.share()
        let reached = mapping.optional("reached")?.share()
        mapping.finish()
        return Caller.Callback(accept: accept ?? 1, reached: reached ?? 1)
    }

    /// `lookup`: by name, what it finds about this caller.
    private func plans(_ reader: NodeReader, mayBeShares: Bool) -> [LookupPlan] {
        let names = rules.ruleSet.lookups.map(\.name)
        return (reader.entries() ?? []).compactMap { entry in
            guard let index = named(entry.key, "lookup", names, in: rules.source.path) else { return nil }
            let shares = StandInReader(rules: rules, into: findings)
                .answers(entry.value, rules.lookups[index], mayBeShares: mayBeShares)
            return shares.isEmpty ? nil : LookupPlan(Slot(index), shares)
        }
    }

    /// A log of calls: the columns `at`, `dnis`, `clid`, and `talk`, `patience`, `attach`, `id`, `class` where there are.
    private mutating func readCallLog(_ reader: NodeReader, start: Moment?) {
        guard let name = reader.text(),
            let source = SourceFile.read(folder.resolving(name), referencedAt: reader.range, into: findings),
            let table = CSVTable(source, into: findings)
        else { return }
        for column in ["at", "dnis"] where table.header.index(of: column) == nil {
            findings.error(
                "missing-column", "\(source.path.quotedPath) has no column '\(column)'",
                help: "its first line names the columns at, dnis, clid, talk and patience", at: reader.range)
            return
        }
        for row in table.rows {
            let range = SourceRange(source, line: row.line, column: 1)
            func field(_ name: String) -> String? {
                table.header.index(of: name).map { row.fields[$0] }.flatMap { $0.isEmpty ? nil : $0 }
            }
            func law(_ name: String) -> Distribution? {
                guard let text = field(name) else { return nil }
                do {
                    return try DistributionText.parse(text[...]) { _ in nil }
                } catch {
                    findings.error(
                        "bad-value", "the column \(name) \(error.words.fault)", help: error.words.help, at: range)
                    return nil
                }
            }
            guard let at = time(field("at") ?? "", from: start, range) else { continue }
            let call = callReader.call(
                id: field("id"), dnis: field("dnis") ?? "", clid: field("clid") ?? "",
                attach: field("attach").map(CallReader.Attach.text) ?? .none)
            let caller = Caller(
                className: field("class") ?? "calls", call: call, talk: law("talk"), patience: law("patience"))
            add(ScriptedCall(id: field("id") ?? "\(row.line)", at: at, caller: caller), at: range)
        }
    }

    /// A time of a log: a moment, or a time from the start.
    private func time(_ text: String, from start: Moment?, _ range: SourceRange) -> Int64? {
        if let duration = Duration(written: text) { return duration.wholeMilliseconds }
        do {
            let moment = try MomentText.parse(text, in: rules.ruleSet.zone)
            let time = moment.milliseconds - (start?.milliseconds ?? moment.milliseconds)
            guard time >= 0 else {
                findings.error(
                    "bad-time", "the column at: \(text.quoted) is before the start", help: "let start: be earlier",
                    at: range)
                return nil
            }
            return time
        } catch {
            findings.error("bad-time", "the column at: \(text.quoted) \(error.words)", at: range)
            return nil
        }
    }
}
