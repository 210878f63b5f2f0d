import Numbering
import Routing
import Simulation

extension ScenarioReader {
    private static let outcomeFields = [
        "answered_by", "wait", "queue", "end", "initial_queue", "queue_hops", "agent_hops", "priority", "rule", "to",
        "callback",
    ]

    /// `expect`: lines about calls, counters and estimates.
    mutating func expectations(_ reader: NodeReader?, _ run: RunPlan) -> [ScenarioExpectation] {
        var expected: [ScenarioExpectation] = []
        for item in reader?.items() ?? [] {
            guard var mapping = item.mapping() else { continue }
            expected += expectations(&mapping, item, run)
            mapping.finish()
        }
        return expected
    }

    private mutating func expectations(
        _ mapping: inout MappingReader, _ item: NodeReader, _ run: RunPlan
    ) -> [ScenarioExpectation] {
        let range = item.range.firstLine
        if let counters = mapping.optional("counters") {
            let names = rules.ruleSet.queues.map(\.name)
            let entries = counters.entries() ?? []
            if entries.isEmpty { nothingCounted(counters) }
            return entries.compactMap { entry in
                guard let index = named(entry.key, "queue", names, in: rules.source.path) else { return nil }
                let counted = self.counters(entry.value, among: CounterNames.queue)
                return ScenarioExpectation(kind: .queueCounters(Slot(index), counted), range: entry.key.range)
            }
        }
        if let counters = mapping.optional("dnis_counters") {
            let entries = counters.entries() ?? []
            if entries.isEmpty { nothingCounted(counters) }
            return entries.map { entry in
                let counted = self.counters(entry.value, among: CounterNames.line)
                let number = rules.numbers.dialled(entry.name).canonical
                return ScenarioExpectation(kind: .dnisCounters(number, counted), range: entry.key.range)
            }
        }
        if let call = mapping.optional("call") {
            guard let index = named(call, "call", calls.map(\.id)) else { return [] }
            if let at = mapping.optional("at") {
                let fields = stateFields(&mapping)
                guard let time = at.scenarioTime(), happens(time, at, run) else { return [] }
                probes.insert(time)
                return [ScenarioExpectation(kind: .state(call: index, at: time, fields), range: range)]
            }
            return [ScenarioExpectation(kind: .outcome(call: index, outcomeFields(&mapping)), range: range)]
        }
        return estimates(&mapping, item, run)
    }

    /// False after reporting that the run stops before anything of `time` happens: nothing could be seen then.
    private func happens(_ time: Int64, _ at: NodeReader, _ run: RunPlan) -> Bool {
        guard case .duration(let end) = run.end, run.closing == .stop, time >= end else { return true }
        findings.error(
            "after-the-end", "the run stops at \(Duration.milliseconds(end).written), before anything of that time",
            help: "make its duration longer, or drain it: at_end: drain", at: at.range)
        return false
    }

    private func counters(_ reader: NodeReader, among names: [String]) -> [ScenarioExpectation.Counter] {
        let entries = reader.entries() ?? []
        if entries.isEmpty { nothingCounted(reader) }
        return entries.compactMap { entry in
            guard names.contains(entry.name) else {
                findings.error(
                    "unknown-counter", "there is no counter \(entry.name.quoted)",
                    help: suggestion(for: entry.name, among: names) ?? "there are \(names.joined(separator: ", "))",
                    at: entry.key.range)
                return nil
            }
            return entry.value.int(in: 0...Int.max).map {
                ScenarioExpectation.Counter(name: entry.name, value: Int64($0), range: entry.value.range)
            }
        }
    }

    private func stateFields(_ mapping: inout MappingReader) -> [ScenarioExpectation.StateField] {
        var fields: [ScenarioExpectation.StateField] = []
        let queues = rules.ruleSet.queues.map(\.name)
        if let waits = mapping.optional("waits_in") {
            let names = waits.itemsOrSingle().compactMap { item in
                named(item, "queue", queues, in: rules.source.path).map { queues[$0] }
            }
            fields.append(.waitsIn(names))
        }
        func login(_ reader: NodeReader) -> String?? {
            if reader.isNull || reader.node.scalar?.text == "none" { return .some(nil) }
            return named(reader, "agent", agentLogins).map { agentLogins[$0] }
        }
        if let agent = mapping.optional("rings").flatMap(login) { fields.append(.rings(agent)) }
        if let agent = mapping.optional("talks_to").flatMap(login) { fields.append(.talksTo(agent)) }
        if let end = mapping.optional("end") {
            if end.isNull || end.node.scalar?.text == "none" {
                fields.append(.ended(nil))
            } else if let end = end.choice(CallEnd.self) {
                fields.append(.ended(end))
            }
        }
        if fields.isEmpty { nothingExpected(mapping.whole) }
        return fields
    }

    private func outcomeFields(_ mapping: inout MappingReader) -> [ScenarioExpectation.Field] {
        var fields: [ScenarioExpectation.Field] = []
        for name in Self.outcomeFields {
            guard let reader = mapping.optional(name) else { continue }
            let value: FieldValue? =
                switch name {
                case "answered_by":
                    reader.isNull ? FieldValue.none : named(reader, "agent", agentLogins).map { .text(agentLogins[$0]) }
                case "wait": reader.scenarioTime().map(FieldValue.milliseconds)
                case "queue", "initial_queue":
                    reader.isNull ? FieldValue.none : queue(reader).map { .text(rules.ruleSet.queues[$0].name) }
                case "end": reader.text(among: CallEnd.allCases.map(\.rawValue) + ["open"]).map(FieldValue.text)
                case "queue_hops", "agent_hops": reader.int(in: 0...255).map { .number(Int64($0)) }
                case "priority": reader.int(in: 1...9).map { .number(Int64($0)) }
                case "callback": reader.text(among: ["answered", "unanswered"]).map(FieldValue.text)
                default: reader.anyScalar().map { .text($0.text) }
                }
            if let value { fields.append(.init(name: name, value: value, range: reader.range)) }
        }
        if fields.isEmpty { nothingExpected(mapping.whole) }
        return fields
    }

    private func nothingCounted(_ reader: NodeReader) {
        findings.error(
            "empty-expect", "this expects no counter", help: "add one, such as Offered: 2", at: reader.range.firstLine)
    }

    private func nothingExpected(_ reader: NodeReader) {
        findings.error(
            "empty-expect", "this line expects nothing of the call",
            help: "add end: answered, or with at: waits_in: [ … ]", at: reader.range.firstLine)
    }

    private func estimates(
        _ mapping: inout MappingReader, _ item: NodeReader, _ run: RunPlan
    ) -> [ScenarioExpectation] {
        var subject: ResultSubject?
        if let name = mapping.optional("class") {
            subject = named(name, "class", classes).map(ResultSubject.callers)
        } else if let name = mapping.optional("queue") {
            subject = queue(name).map { .queue($0.index) }
        } else if let level = mapping.optional("priority") {
            subject = level.int(in: 1...9).map(ResultSubject.priority)
        } else if let name = mapping.optional("group") {
            subject = named(name, "group", groups).map(ResultSubject.group)
        } else {
            findings.error(
                "no-subject", "this line does not say of what it speaks",
                help: "name a call, class, queue, priority or group, or counters", at: item.range.firstLine)
        }
        // A key that is no measure is told apart here, for measures have names with a time in them.
        let subjectKeys = ["class", "queue", "priority", "group", "call", "counters", "dnis_counters"]
        var expected: [ScenarioExpectation] = []
        let entries = (item.entries() ?? []).filter { !subjectKeys.contains($0.name) }
        if entries.isEmpty, subject != nil {
            findings.error(
                "empty-expect", "this line expects no measure", help: "add one, such as mean_wait: 0s..30s",
                at: item.range.firstLine)
        }
        for entry in entries {
            _ = mapping.optional(entry.name)
            guard let measure = Measure(named: entry.name) else {
                findings.error(
                    "unknown-measure", "there is no measure \(entry.name.quoted)",
                    help: suggestion(for: entry.name, among: Measure.names)
                        ?? "such as \(Measure.names.prefix(6).joined(separator: ", "))",
                    at: entry.key.range)
                continue
            }
            guard let subject, check(measure, of: subject, entry.key, run),
                let bounds = entry.value.bounds(of: measure.unit)
            else { continue }
            let text = entry.value.node.scalar?.text ?? ""
            expected.append(
                ScenarioExpectation(kind: .estimate(subject, measure, bounds, text: text), range: entry.value.range))
        }
        return expected
    }

    private func check(_ measure: Measure, of subject: ResultSubject, _ key: NodeReader, _ run: RunPlan) -> Bool {
        var isGroup = false
        if case .group = subject { isGroup = true }
        if isGroup ? !measure.isOfGroup : !measure.isOfCalls {
            findings.error(
                "wrong-subject", "\(measure.name.quoted) is a measure of \(isGroup ? "calls" : "groups")",
                help: isGroup ? "name a class, queue or priority" : "name a group", at: key.range)
            return false
        }
        switch measure {
        case .pServedWithin(let time), .pServedAfter(let time), .serviceLevel(let time), .servedWithin(let time):
            guard !run.within.contains(time) else { return true }
            let written = run.within.map { Duration.milliseconds($0).written }.joined(separator: ", ")
            findings.error(
                "unknown-threshold", "the run does not count answers within \(Duration.milliseconds(time).written)",
                help: "add it to run: { within: [\(written)] }", at: key.range)
            return false
        case .meanBusyAt(let time), .varBusyAt(let time):
            guard !run.snapshots.contains(time) else { return true }
            findings.error(
                "unknown-snapshot", "the run counts no busy agents at \(Duration.milliseconds(time).written)",
                help: "add it to run: { snapshots: [ … ] }", at: key.range)
            return false
        case .pServedBy(let group):
            guard !groups.contains(group) else { return true }
            findings.error(
                "unknown-group", "there is no group \(group.quoted)", help: suggestion(for: group, among: groups),
                at: key.range)
            return false
        default:
            return true
        }
    }
}

extension NodeReader {
    /// `0%..5%`, `10s..30s`, `3..5`, or a single value.
    func bounds(of unit: Measure.Unit) -> ClosedRange<Double>? {
        guard let text = anyScalar()?.text else { return nil }
        func value(_ part: Substring) -> Double? {
            switch unit {
            case .share: try? DistributionText.share(part)
            case .time: try? DistributionText.time(part)
            case .timeSquare: Double(part).map { $0 * 1e6 }
            case .number, .count: Double(part)
            }
        }
        let example =
            switch unit {
            case .share: "0%..5%"
            case .time: "0s..30s"
            case .timeSquare: "100..200 in square seconds"
            case .number, .count: "3..5"
            }
        let ends = text.split(separator: "..", omittingEmptySubsequences: false)
        guard (1...2).contains(ends.count), let low = value(ends[0]), let high = value(ends[ends.count - 1]) else {
            return badValue("must be a range such as \(example), not \(text.quoted)")
        }
        guard low <= high else { return badValue("is a range that ends before it begins") }
        return low...high
    }
}
