/// A node of a YAML document as it is laid out: with its anchor, its style and its place, aliases unexpanded.
struct LayoutNode {
    enum Content {
        case scalar(YAMLScalar)
        case alias(String)
        case mapping([(key: LayoutNode, value: LayoutNode)], isFlow: Bool)
        case sequence([LayoutNode], isFlow: Bool)
    }

    let content: Content
    let anchor: String?
    let start: SourcePosition
    let end: SourcePosition

    /// Nothing stands here in the text.
    var isBlank: Bool {
        if case .scalar(let scalar) = content { scalar.isPlain && scalar.text.isEmpty } else { false }
    }

    /// Reads the first document of `file`; nil where it has none. The file's YAML is sound.
    static func read(_ file: SourceFile) -> LayoutNode? {
        YAMLEvents.read(file) { events -> LayoutNode? in
            do throws(Diagnostic) {
                while true {
                    let event = try events.next()
                    switch event.kind {
                    case .streamStart, .documentStart: continue
                    case .streamEnd, .documentEnd: return nil
                    default: return try node(event, events)
                    }
                }
            } catch {
                return nil
            }
        }
    }

    private static func node(_ event: YAMLEvent, _ events: borrowing YAMLEvents) throws(Diagnostic) -> LayoutNode {
        switch event.kind {
        case .alias(let name):
            return LayoutNode(content: .alias(name), anchor: nil, start: event.start, end: event.end)
        case .scalar(let scalar, let properties):
            return LayoutNode(
                content: .scalar(scalar), anchor: properties.anchor, start: event.start, end: event.end)
        case .sequenceStart(let properties, let isFlow):
            var items: [LayoutNode] = []
            while true {
                let next = try events.next()
                if case .collectionEnd = next.kind {
                    return LayoutNode(
                        content: .sequence(items, isFlow: isFlow), anchor: properties.anchor, start: event.start,
                        end: isFlow ? next.end : items.last?.end ?? next.end)
                }
                items.append(try node(next, events))
            }
        case .mappingStart(let properties, let isFlow):
            var entries: [(key: LayoutNode, value: LayoutNode)] = []
            while true {
                let next = try events.next()
                if case .collectionEnd = next.kind {
                    return LayoutNode(
                        content: .mapping(entries, isFlow: isFlow), anchor: properties.anchor, start: event.start,
                        end: isFlow ? next.end : entries.last?.value.end ?? next.end)
                }
                let key = try node(next, events)
                entries.append((key, try node(try events.next(), events)))
            }
        case .streamStart, .streamEnd, .documentStart, .documentEnd, .collectionEnd:
            preconditionFailure("a node begins with none of these")
        }
    }

    /// The places of all scalars, in order, for whoever looks for what stands between them.
    func scalars(into places: inout [(start: SourcePosition, end: SourcePosition, isBlock: Bool)]) {
        switch content {
        case .scalar(let scalar):
            places.append((start, end, scalar.style == .literal || scalar.style == .folded))
        case .alias: break
        case .mapping(let entries, _):
            for entry in entries {
                entry.key.scalars(into: &places)
                entry.value.scalars(into: &places)
            }
        case .sequence(let items, _): for item in items { item.scalars(into: &places) }
        }
    }
}
