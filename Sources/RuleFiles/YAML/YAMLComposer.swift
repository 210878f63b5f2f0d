/// Builds the tree of a document from its events.
///
/// All that only one entry suffers from, such as a key given twice, is reported and left out, and reading goes on.
/// What makes the rest meaningless is thrown.
struct YAMLComposer: ~Copyable {
    private static let depthLimit = 100
    /// Nodes that aliases may add to a document. Their content is shared, so the cost is that of walking it later.
    private static let aliasLimit = 100_000

    private struct Anchored {
        let index: Int
        let nodes: Int
        /// Levels of collections in it; 0 for a scalar.
        let height: Int
    }

    private let file: SourceFile
    private let findings: Findings
    private var draft: YAMLTree.Draft
    private var anchors: [String: Anchored] = [:]
    private var openAnchors: Set<String> = []
    /// Nodes so far, those that aliases added included.
    private var nodes = 0
    private var nodesFromAliases = 0
    /// The deepest level reached, for the height of what is being anchored.
    private var deepest = 0

    init(_ file: SourceFile, into findings: Findings) {
        self.file = file
        self.findings = findings
        draft = YAMLTree.Draft(bytes: file.text.utf8.count)
    }

    mutating func document(_ events: borrowing YAMLEvents) throws(Diagnostic) -> YAMLNode {
        _ = try events.next()
        guard case .documentStart = try events.next().kind else { throw emptyFile }
        let root = try node(try events.next(), events, depth: 0)
        _ = try events.next()
        let following = try events.next()
        if case .documentStart = following.kind {
            findings.error(
                "several-documents", "a second document begins here, and a file is one document",
                help: "put it into a file of its own, or take the '---' out", at: range(following))
        }
        if let scalar = draft.scalar(root), scalar.isPlain, scalar.text == "" { throw emptyFile }
        return YAMLTree(file, draft).node(root)
    }

    private var emptyFile: Diagnostic {
        Diagnostic(.error, "empty-file", "the file is empty", at: SourceRange(file, line: 1, column: 1))
    }

    /// Appends the node that begins with `event`, inside `depth` collections, and answers its number.
    private mutating func node(
        _ event: YAMLEvent, _ events: borrowing YAMLEvents, depth: Int
    ) throws(Diagnostic) -> Int {
        let index = draft.next
        let properties: YAMLEvent.Properties
        let nodesBefore = nodes
        let deepestBefore = deepest
        nodes += 1
        deepest = depth
        switch event.kind {
        case .alias(let name):
            deepest = deepestBefore
            try alias(name, event, depth: depth)
            return index
        case .scalar(let scalar, let found):
            properties = found
            draft.append(scalar, from: event.start, to: event.end)
        case .sequenceStart(let found, let isFlow):
            properties = found
            try enter(found, event, depth: depth)
            draft.open(.sequence, from: event.start)
            let entries = try sequence(events, depth: depth + 1)
            close(index, entries, event, isFlow: isFlow)
        case .mappingStart(let found, let isFlow):
            properties = found
            try enter(found, event, depth: depth)
            draft.open(.mapping, from: event.start)
            let entries = try mapping(events, depth: depth + 1)
            close(index, entries, event, isFlow: isFlow)
        case .streamStart, .streamEnd, .documentStart, .documentEnd, .collectionEnd:
            preconditionFailure("the parser's grammar has a node here")
        }
        if let tag = properties.tag { refuse(tag, event) }
        if let anchor = properties.anchor {
            openAnchors.remove(anchor)
            anchors[anchor] = Anchored(index: index, nodes: nodes - nodesBefore, height: deepest - depth)
        }
        deepest = max(deepest, deepestBefore)
        return index
    }

    /// What a collection has in it: how many entries, the last of them, and where its end event stands.
    private struct Entries {
        var count = 0
        var last: Int?
        var end = SourcePosition(line: 0, column: 0)

        mutating func append(_ value: Int) {
            count += 1
            last = value
        }
    }

    /// A block ends where its last entry does; its end event stands before the next line's text.
    private mutating func close(_ index: Int, _ entries: Entries, _ event: YAMLEvent, isFlow: Bool) {
        let end = isFlow ? entries.end : entries.last.map { draft.end(of: $0) } ?? event.end
        draft.close(index, count: entries.count, end: end)
    }

    private mutating func sequence(_ events: borrowing YAMLEvents, depth: Int) throws(Diagnostic) -> Entries {
        var entries = Entries()
        while true {
            let event = try events.next()
            if case .collectionEnd = event.kind {
                entries.end = event.end
                return entries
            }
            entries.append(try node(event, events, depth: depth))
        }
    }

    private mutating func mapping(_ events: borrowing YAMLEvents, depth: Int) throws(Diagnostic) -> Entries {
        var entries = Entries()
        var keys = UniqueKeys()
        while true {
            let event = try events.next()
            if case .collectionEnd = event.kind {
                entries.end = event.end
                return entries
            }
            let keyIndex = try node(event, events, depth: depth)
            let value = try node(try events.next(), events, depth: depth)
            guard let key = key(keyIndex) else {
                draft.leaveOut(keyIndex)
                continue
            }
            guard let first = keys.insert(key, at: keyIndex) else {
                entries.append(value)
                continue
            }
            draft.leaveOut(keyIndex)
            findings.error(
                "duplicate-key", "the key \(key.quoted) is given twice", help: "keep one of them",
                at: draft.range(keyIndex, in: file),
                related: [Diagnostic.Related(draft.range(first, in: file), "first given here")])
        }
    }

    /// The text of a key, or nil after a report. It is spoken of where it stands, also if it is an alias.
    private func key(_ index: Int) -> String? {
        guard let scalar = draft.scalar(index) else {
            findings.error(
                "key-not-text", "a key must be text", help: "a '{' or '[' in a text is quoted",
                at: draft.range(index, in: file))
            return nil
        }
        if scalar.isPlain, scalar.text == "" {
            findings.error("key-not-text", "a key is missing before ':'", at: draft.range(index, in: file))
            return nil
        }
        if scalar.isPlain, scalar.text == "<<" {
            findings.error(
                "merge-key", "merge keys are not read", help: "write the keys out, or share them with a group",
                at: draft.range(index, in: file))
            return nil
        }
        return scalar.text
    }

    private mutating func alias(_ name: String, _ event: YAMLEvent, depth: Int) throws(Diagnostic) {
        guard let anchored = anchors[name], !openAnchors.contains(name) else {
            let isInside = openAnchors.contains(name)
            findings.error(
                "undefined-alias", isInside ? "'*\(name)' stands inside its own anchor" : "no anchor '&\(name)' above",
                help: "if this is text, quote it: \"*\(name)\"", at: range(event))
            // It reads as the text that was most probably meant, so that one slip makes one finding.
            draft.append(YAMLScalar("*\(name)", .doubleQuoted), from: event.start, to: event.end)
            return
        }
        nodes += anchored.nodes
        nodesFromAliases += anchored.nodes
        guard nodesFromAliases <= Self.aliasLimit else {
            throw Diagnostic(
                .error, "alias-expansion", "the aliases of this file stand for more than \(Self.aliasLimit) nodes",
                help: "use fewer, or write the values out", at: range(event))
        }
        guard depth + anchored.height <= Self.depthLimit else { throw tooDeep(range(event)) }
        deepest = max(deepest, depth + anchored.height)
        draft.append(aliasOf: anchored.index, from: event.start, to: event.end)
    }

    private mutating func enter(
        _ properties: YAMLEvent.Properties, _ event: YAMLEvent, depth: Int
    ) throws(Diagnostic) {
        guard depth < Self.depthLimit else { throw tooDeep(range(event)) }
        deepest = depth + 1
        if let anchor = properties.anchor { openAnchors.insert(anchor) }
    }

    private func tooDeep(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            .error, "too-deep", "more than \(Self.depthLimit) levels of nesting", help: "is a bracket left open?",
            at: range)
    }

    private func refuse(_ tag: String, _ event: YAMLEvent) {
        let standard = "tag:yaml.org,2002:"
        let shown = tag.hasPrefix(standard) ? "!!\(tag.dropFirst(standard.count))" : tag
        let help = shown == "!!str" ? "write the value between quotes" : "take it out"
        findings.error("yaml-tag", "the tag \(shown.quoted) is not read", help: help, at: range(event))
    }

    private func range(_ event: YAMLEvent) -> SourceRange { SourceRange(file, from: event.start, to: event.end) }
}
