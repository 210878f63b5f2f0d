import Expressions
import Routing

extension RuleFileReader {
    /// The language of the formulas, once what they may speak of is declared. Without it, because a declaration cannot
    /// be read, formulas are left unread: what they say of it would be no further error.
    mutating func prepareFormulas() {
        let fields = self.fields.compactMap(\.self)
        guard parts.isComplete, fields.count == self.fields.count, lookups.count == lookupNames.names.count else {
            return
        }
        let zones = ZonesByName()
        vocabulary = Vocabulary(attach: AttachSchema(fields), lookups: lookups) { name in
            zones[name].map { zone in
                Timestamp.Zone { second in zone.offset(at: Moment(milliseconds: second * 1000)) }
            }
        }
    }

    /// `if`: a condition of a rule or a group.
    func condition(_ reader: NodeReader) -> Formula? {
        compiled(reader) { vocabulary, source, place throws(Issues) in try vocabulary.condition(source, at: place) }
    }

    /// The formula in `{ cel: … }`; nil for a value that is written out.
    func computed(_ reader: NodeReader) -> NodeReader? {
        guard case .mapping(let pairs) = reader.node.content, let cel = pairs.first(where: { $0.key.text == "cel" })
        else { return nil }
        return NodeReader(cel.value, .value(of: "cel"), into: findings)
    }

    /// A value that a formula computes.
    func value(_ reader: NodeReader, of type: ValueType) -> Formula? {
        compiled(reader) { vocabulary, source, place throws(Issues) in
            try vocabulary.value(source, of: type, at: place)
        }
    }

    private func compiled(
        _ reader: NodeReader, _ compile: (Vocabulary, String, Formula.Place) throws(Issues) -> Formula
    ) -> Formula? {
        guard let source = reader.anyScalar()?.text, let vocabulary else { return nil }
        do throws(Issues) {
            let formula = try compile(vocabulary, source, place(of: reader, source))
            use(formula)
            return hasKnownQueues(formula, reader) && hasReadableTexts(formula, vocabulary, reader) ? formula : nil
        } catch {
            for mistake in error.mistakes {
                let (message, help) = mistake.kind.words(among: vocabulary)
                findings.error(
                    "bad-condition", message, help: help,
                    at: reader.node.range(ofUTF8: mistake.offset..<mistake.offset + 1))
            }
            return nil
        }
    }

    /// Where each line of the formula begins.
    private func place(of reader: NodeReader, _ source: String) -> Formula.Place {
        var lines: [Formula.Place.Line] = []
        var offset = 0
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            let range = reader.node.range(ofUTF8: offset..<offset + 1)
            lines.append(.init(line: range.line, column: range.column))
            offset += line.utf8.count + 1
        }
        let file = reader.range.file
        return Formula.Place(file: file === parts.main ? nil : file.path, lines: lines)
    }

    /// Counts what the formula speaks of as used.
    private func use(_ formula: Formula) {
        let tree = formula.expression.tree
        for node in tree.nodes {
            guard case .field(let target, let name, _) = node.kind.access else { continue }
            switch tree[target].kind {
            case .name("lookup", _): lookupNames.use(name)
            // Of any map or record: a key that is called the same is no worse for counting as used.
            default: fieldNames.use(name)
            }
        }
        for name in formula.expression.queueNames { queueNames.use(name.text) }
    }

    /// A moment, a time, a zone or whatever else a function reads from what is written out must be one: a call of it fails
    /// whenever it is met, which nobody can mean.
    private func hasReadableTexts(_ formula: Formula, _ vocabulary: Vocabulary, _ reader: NodeReader) -> Bool {
        let failing = vocabulary.failingCalls(of: formula)
        for call in failing {
            findings.error(
                "bad-condition", call.kind.words, help: call.kind.help, at: reader.node.range(ofUTF8: call.span))
        }
        return failing.isEmpty
    }

    /// A queue that is named outright must be declared; one that is computed is found out when it is asked for.
    private func hasKnownQueues(_ formula: Formula, _ reader: NodeReader) -> Bool {
        var isKnown = true
        for name in formula.expression.queueNames where !queueNames.names.contains(name.text) {
            isKnown = false
            findings.error(
                "unknown-queue", "queue \(name.text.quoted) is not declared",
                help: suggestion(for: name.text, among: queueNames.names), at: reader.node.range(ofUTF8: name.span))
        }
        return isKnown
    }
}

extension Expression {
    /// The queues that `queue("…")` names outright, and where.
    fileprivate var queueNames: [(text: String, span: Range<Int>)] {
        tree.nodes.compactMap { node in
            guard case .call("queue", target: nil, let arguments, _) = node.kind, arguments.count == 1,
                case .literal(.string(let name)) = tree[arguments[0]].kind
            else { return nil }
            return (name, tree[arguments[0]].span)
        }
    }
}

extension SyntaxNode.Kind {
    /// `has(a.b)` as `a.b`, and everything else as it is.
    fileprivate var access: Self {
        if case .presence(let target, let name) = self { .field(of: target, name, isOptional: false) } else { self }
    }
}
