/// Builds the tree of a document from its events.
///
/// All that only one entry suffers from, such as a key given twice, is reported and left out, and reading goes on.
/// What makes the rest meaningless is thrown.
struct YAMLComposer: ~Copyable {
    private static let depthLimit = 100
    /// Nodes that aliases may add to a document. Their content is shared, so the cost is that of walking it later.
    private static let aliasLimit = 100_000

    private struct Anchored {
        let node: YAMLNode
        let nodes: Int
        /// Levels of collections in it; 0 for a scalar.
        let height: Int
    }

    private let file: SourceFile
    private let findings: Findings
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
        if root.scalar?.isPlain == true, root.scalar?.text == "" { throw emptyFile }
        return root
    }

    private var emptyFile: Diagnostic {
        Diagnostic(.error, "empty-file", "the file is empty", at: SourceRange(file, line: 1, column: 1))
    }

    /// The node that begins with `event`, inside `depth` collections.
    private mutating func node(
        _ event: YAMLEvent, _ events: borrowing YAMLEvents, depth: Int
    ) throws(Diagnostic) -> YAMLNode {
        let content: YAMLNode.Content
        let properties: YAMLEvent.Properties
        var end = event.end
        let nodesBefore = nodes
        let deepestBefore = deepest
        nodes += 1
        deepest = depth
        switch event.kind {
        case .alias(let name):
            deepest = deepestBefore
            return try alias(name, range(event), depth: depth)
        case .scalar(let scalar, let found):
            properties = found
            content = .scalar(scalar)
        case .sequenceStart(let found, let isFlow):
            properties = found
            try enter(found, event, depth: depth)
            let (items, last) = try sequence(events, depth: depth + 1)
            // A block ends where its last entry does; its end event stands before the next line's text.
            end = isFlow ? last : items.last?.range.end ?? event.end
            content = .sequence(items)
        case .mappingStart(let found, let isFlow):
            properties = found
            try enter(found, event, depth: depth)
            let (pairs, last) = try mapping(events, depth: depth + 1)
            end = isFlow ? last : pairs.last?.value.range.end ?? event.end
            content = .mapping(pairs)
        case .streamStart, .streamEnd, .documentStart, .documentEnd, .collectionEnd:
            preconditionFailure("the parser's grammar has a node here")
        }
        let node = YAMLNode(content, at: SourceRange(file, from: event.start, to: end))
        if let tag = properties.tag { refuse(tag, event) }
        if let anchor = properties.anchor {
            openAnchors.remove(anchor)
            anchors[anchor] = Anchored(node: node, nodes: nodes - nodesBefore, height: deepest - depth)
        }
        deepest = max(deepest, deepestBefore)
        return node
    }

    private mutating func sequence(
        _ events: borrowing YAMLEvents, depth: Int
    ) throws(Diagnostic) -> (items: [YAMLNode], end: SourcePosition) {
        var items: [YAMLNode] = []
        while true {
            let event = try events.next()
            if case .collectionEnd = event.kind { return (items, event.end) }
            items.append(try node(event, events, depth: depth))
        }
    }

    private mutating func mapping(
        _ events: borrowing YAMLEvents, depth: Int
    ) throws(Diagnostic) -> (pairs: [YAMLPair], end: SourcePosition) {
        var pairs = UniquePairs()
        while true {
            let event = try events.next()
            if case .collectionEnd = event.kind { return (pairs.pairs, event.end) }
            let keyNode = try node(event, events, depth: depth)
            let value = try node(try events.next(), events, depth: depth)
            // An alias keeps the place of its anchor; a key is spoken of where it stands.
            guard let key = key(keyNode, range(event, orCollection: keyNode)) else { continue }
            guard let first = pairs.append(YAMLPair(key: key, value: value)) else { continue }
            findings.error(
                "duplicate-key", "the key \(key.text.quoted) is given twice", help: "keep one of them", at: key.range,
                related: [Diagnostic.Related(first, "first given here")])
        }
    }

    private func key(_ node: YAMLNode, _ range: SourceRange) -> YAMLKey? {
        guard let scalar = node.scalar else {
            findings.error("key-not-text", "a key must be text", help: "a '{' or '[' in a text is quoted", at: range)
            return nil
        }
        if scalar.isPlain, scalar.text == "" {
            findings.error("key-not-text", "a key is missing before ':'", at: range)
            return nil
        }
        if scalar.isPlain, scalar.text == "<<" {
            findings.error(
                "merge-key", "merge keys are not read", help: "write the keys out, or share them with a group",
                at: range)
            return nil
        }
        return YAMLKey(scalar: scalar, range: range)
    }

    private mutating func alias(_ name: String, _ range: SourceRange, depth: Int) throws(Diagnostic) -> YAMLNode {
        guard let anchored = anchors[name], !openAnchors.contains(name) else {
            let isInside = openAnchors.contains(name)
            findings.error(
                "undefined-alias", isInside ? "'*\(name)' stands inside its own anchor" : "no anchor '&\(name)' above",
                help: "if this is text, quote it: \"*\(name)\"", at: range)
            // It reads as the text that was most probably meant, so that one slip makes one finding.
            return YAMLNode(.scalar(YAMLScalar("*\(name)", .doubleQuoted)), at: range)
        }
        nodes += anchored.nodes
        nodesFromAliases += anchored.nodes
        guard nodesFromAliases <= Self.aliasLimit else {
            throw Diagnostic(
                .error, "alias-expansion", "the aliases of this file stand for more than \(Self.aliasLimit) nodes",
                help: "use fewer, or write the values out", at: range)
        }
        guard depth + anchored.height <= Self.depthLimit else { throw tooDeep(range) }
        deepest = max(deepest, depth + anchored.height)
        return anchored.node
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

    private func range(_ event: YAMLEvent, orCollection node: YAMLNode) -> SourceRange {
        if case .alias = event.kind { return range(event) }
        return node.range
    }
}
