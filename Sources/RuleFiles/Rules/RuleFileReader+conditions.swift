import Expressions
import Routing

extension RuleFileReader {
    /// The matchers among the keys of a rule, a group or a nested mapping, in the order in which they are tried.
    func conditions(_ mapping: inout MappingReader) -> [Condition] {
        var conditions: [Condition] = []
        if let reader = mapping.optional("dnis"), let match = numberMatch(reader, isCaller: false) {
            conditions.append(.dnis(match))
        }
        if let reader = mapping.optional("clid"), let match = numberMatch(reader, isCaller: true) {
            conditions.append(.clid(match))
        }
        if let reader = mapping.optional("attach") { conditions += attachTests(reader) }
        if let reader = mapping.optional("during") {
            let names = reader.itemsOrSingle()
            if names.isEmpty { reportEmpty(reader) }
            conditions.append(.during(names.compactMap { windowNames.resolve($0) }))
        }
        if let reader = mapping.optional("not"), let parts = nested(reader) { conditions.append(.not(parts)) }
        if let reader = mapping.optional("all"), let parts = several(reader) { conditions.append(.all(parts)) }
        if let reader = mapping.optional("any"), let parts = several(reader) { conditions.append(.any(parts)) }
        return conditions
    }

    private func nested(_ reader: NodeReader) -> [Condition]? {
        guard var mapping = reader.mapping() else { return nil }
        // Of nothing all holds, so `not: {}` would never match and `any: [{}]` always.
        if mapping.isEmpty { reportEmpty(reader) }
        let parts = conditions(&mapping)
        if let formula = mapping.optional("if") {
            findings.error(
                "misplaced-if", "an 'if' belongs to a rule or a group, not inside \(reader.name)",
                help: "write it beside the rule's id; it has ! for not, && for all and || for any",
                at: formula.range.firstLine)
        }
        if let range = mapping.keyRange("lookup") {
            _ = mapping.optional("lookup")
            findings.error(
                "misplaced-lookup", "a lookup belongs to a rule, not inside \(reader.name)",
                help: "write lookup: beside the rule's id", at: range)
        }
        mapping.finish()
        return parts
    }

    private func several(_ reader: NodeReader) -> [Condition]? {
        guard let items = reader.items() else { return nil }
        guard !items.isEmpty else {
            reportEmpty(reader)
            return nil
        }
        return items.compactMap { item in
            nested(item).map { parts in parts.count == 1 ? parts[0] : .all(parts) }
        }
    }

    func reportEmpty(_ reader: NodeReader) {
        findings.error("empty-list", "\(reader.name) has nothing in it", help: "name at least one", at: reader.range)
    }

    private func numberMatch(_ reader: NodeReader, isCaller: Bool) -> NumberMatch? {
        let items = reader.itemsOrSingle()
        guard !items.isEmpty else {
            reportEmpty(reader)
            return nil
        }
        let matches = items.compactMap { singleMatch($0, isCaller: isCaller) }
        return matches.count == 1 ? matches[0] : .any(matches)
    }

    func singleMatch(_ reader: NodeReader, isCaller: Bool) -> NumberMatch? {
        if case .mapping = reader.node.content {
            guard var mapping = reader.mapping() else { return nil }
            let list = mapping.optional("in")
            let regex = mapping.optional("regex")
            mapping.finish()
            switch (list, regex) {
            case (let list?, nil): return listNames.resolve(list).map(NumberMatch.list)
            case (nil, let regex?): return textPattern(regex).map(NumberMatch.regex)
            case (let list?, _?):
                findings.error(
                    "two-tests", "\(reader.name) has a list and a regular expression", help: "make an item of each",
                    at: list.range)
                return nil
            case (nil, nil):
                findings.error(
                    "missing-key", "\(reader.name) names no list", help: "write { in: name } or { regex: … }",
                    at: reader.range)
                return nil
            }
        }
        if let text = reader.node.scalar?.text, text == "anonymous" {
            if isCaller { return .withheld }
            findings.error(
                "bad-number", "only a caller can be anonymous, and \(reader.name) is the number dialled",
                help: "write clid: anonymous", at: reader.range)
            return nil
        }
        return reader.numberPattern().map(NumberMatch.pattern)
    }

    private func textPattern(_ reader: NodeReader) -> TextPattern? {
        guard let source = reader.anyScalar()?.text else { return nil }
        do throws(Pattern.ParseError) {
            return try TextPattern(source)
        } catch {
            let before = source.unicodeScalars.prefix(error.offset)
            let offset = String(before).utf8.count
            findings.error(
                "bad-regex", "the regular expression \(error.reason.words)",
                at: reader.node.range(ofUTF8: offset..<offset + 1))
            return nil
        }
    }

    private func attachTests(_ reader: NodeReader) -> [Condition] {
        (reader.entries() ?? []).compactMap { entry in
            guard let slot = fieldNames.resolve(entry.key), let field = fields[slot.index],
                let operation = attachOperation(entry.value, of: field)
            else { return nil }
            return .attach(AttachTest(slot, operation))
        }
    }

    func attachOperation(_ reader: NodeReader, of field: AttachField) -> AttachTest.Operation? {
        if case .sequence = reader.node.content {
            let items = reader.items() ?? []
            guard !items.isEmpty else {
                reportEmpty(reader)
                return nil
            }
            let values = items.compactMap { $0.attachValue(of: field) }
            return values.count == items.count ? .oneOf(values) : nil
        }
        if case .mapping(let pairs) = reader.node.content, pairs.contains(where: { $0.key.text == "regex" }) {
            guard var mapping = reader.mapping(), let regex = mapping.required("regex") else { return nil }
            mapping.finish()
            return textPattern(regex).map(AttachTest.Operation.matches)
        }
        guard let text = reader.node.scalar?.text else { return reader.wrongType("a value, a list, present or absent") }
        switch text {
        case "present": return .present
        case "absent": return .absent
        default: break
        }
        if let comparison = Self.comparison(text) { return compared(comparison, reader, field) }
        return reader.attachValue(of: field).map(AttachTest.Operation.equals)
    }

    /// `> 500` as its sign and what stands behind it.
    static func comparison(_ text: String) -> (AttachTest.Comparison, operand: String)? {
        // Two characters before one: `>=` begins with `>`.
        let signs = AttachTest.Comparison.allCases.sorted { $0.rawValue.count > $1.rawValue.count }
        guard let sign = signs.first(where: { text.hasPrefix($0.rawValue) }) else { return nil }
        let operand = text.dropFirst(sign.rawValue.count).drop { $0 == " " }
        return (sign, String(operand))
    }

    private func compared(
        _ comparison: (sign: AttachTest.Comparison, operand: String), _ reader: NodeReader, _ field: AttachField
    ) -> AttachTest.Operation? {
        guard field.type == .int || field.type == .double else {
            return reader.badValue(
                "compares by size, and attach key '\(field.name)' is of type \(field.type.rawValue)",
                help: "declare it as int or double, or name the value itself")
        }
        // A whole number may be held against a fraction: `balance: "> 99.5"`.
        let value = AttachType.int.value(of: comparison.operand) ?? AttachType.double.value(of: comparison.operand)
        guard let value else {
            return reader.badValue("compares with '\(comparison.operand)', which is no number", help: "write \"> 500\"")
        }
        return .compared(comparison.sign, value)
    }
}
