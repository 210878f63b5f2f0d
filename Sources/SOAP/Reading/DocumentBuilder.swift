/// Makes a document from the parts that a parser reports, resolves its names and keeps the limits.
///
/// A start tag is reported as `start`, `attribute` for each, `seal`; then text and children; then `end`.
struct DocumentBuilder {
    struct Binding {
        let prefix: Slice
        let namespace: Namespace
    }

    private struct Open {
        let node: Int32
        /// How many bindings were in scope before its own.
        let bindings: Int32
    }

    private struct Pending {
        let name: RawName
        let value: Slice
    }

    let limits: XMLLimits
    var bytes: [UInt8]
    private(set) var nodes: [Node] = []
    private var attributes: [Attribute] = []
    private var types: [TypeName] = []
    var namespaces: [Slice] = []
    var bindings: [Binding] = []
    private var open: [Open] = []
    private var element: RawName?
    private var pending: [Pending] = []

    init(limits: XMLLimits, bytes: [UInt8]) {
        self.limits = limits
        self.bytes = bytes
        // What a message of this protocol needs; growing by doubling would copy half of them.
        nodes.reserveCapacity(128)
        open.reserveCapacity(16)
        bindings.reserveCapacity(16)
    }

    consuming func document() -> Document {
        Document(bytes: bytes, nodes: nodes, attributes: attributes, types: types, namespaces: namespaces)
    }

    mutating func start(_ name: RawName) throws(XMLError) {
        guard open.count < limits.depth else { throw .tooDeep(limit: limits.depth) }
        guard nodes.count < limits.elements else { throw .tooManyElements(limit: limits.elements) }
        element = name
    }

    mutating func attribute(_ name: RawName, value: Slice) throws(XMLError) {
        guard pending.count < limits.attributes else { throw .tooManyAttributes(limit: limits.attributes) }
        guard Int(value.count) <= limits.text else { throw .tooMuchText(limit: limits.text) }
        pending.append(Pending(name: name, value: value))
    }

    /// Throws if the start tag has an attribute so spelled already. Expat sees that for itself.
    func refuse(repeated name: RawName) throws(XMLError) {
        for earlier in pending where same(earlier.name.slice, name.slice) { throw .repeatedAttribute(text(name.slice)) }
    }

    /// Ends the start tag: only now are all its namespaces known.
    mutating func seal() throws(XMLError) {
        guard let element else { preconditionFailure("a start tag is sealed that was not begun") }
        let bound = bindings.count
        if !pending.isEmpty { try bindPrefixes() }
        var node = Node(
            name: element.local,
            namespace: try namespace(of: element, isElement: true),
            firstAttribute: Int32(attributes.count))
        if !pending.isEmpty { try resolveAttributes(of: &node) }
        open.append(Open(node: Int32(nodes.count), bindings: Int32(bound)))
        nodes.append(node)
    }

    /// The text of the innermost open element, which counts if the element ends without children.
    mutating func end(text: Slice) throws(XMLError) {
        guard Int(text.count) <= limits.text else { throw .tooMuchText(limit: limits.text) }
        let closed = open.removeLast()
        let index = Int(closed.node)
        nodes[index].end = Int32(nodes.count)
        if nodes.count == index + 1 { nodes[index].text = text }
        if bindings.count > Int(closed.bindings) {
            bindings.removeLast(bindings.count - Int(closed.bindings))
        }
    }

    private mutating func bindPrefixes() throws(XMLError) {
        for attribute in pending {
            guard let prefix = declaredPrefix(attribute.name) else { continue }
            try bind(prefix, to: attribute.value)
        }
    }

    /// The prefix that `xmlns` or `xmlns:prefix` declares, or nil for another attribute.
    private func declaredPrefix(_ name: RawName) -> Slice? {
        if name.prefix == 0 { return `is`(name.slice, "xmlns") ? Slice.empty : nil }
        return `is`(name.prefixSlice, "xmlns") ? name.local : nil
    }

    private mutating func resolveAttributes(of node: inout Node) throws(XMLError) {
        for attribute in pending where declaredPrefix(attribute.name) == nil {
            let namespace = try namespace(of: attribute.name, isElement: false)
            let resolved = Attribute(name: attribute.name.local, namespace: namespace, value: attribute.value)
            try refuseRepetition(of: resolved, from: Int(node.firstAttribute))
            attributes.append(resolved)
            if namespace == .instance { try instance(resolved, of: &node) }
        }
        node.attributeCount = Int16(attributes.count - Int(node.firstAttribute))
        pending.removeAll(keepingCapacity: true)
    }

    /// Two prefixes may stand for one namespace, so a name can repeat that no XML parser without namespaces sees.
    private func refuseRepetition(of attribute: Attribute, from first: Int) throws(XMLError) {
        for earlier in attributes[first...]
        where earlier.namespace == attribute.namespace && same(earlier.name, attribute.name) {
            throw .repeatedAttribute(text(attribute.name))
        }
    }

    private mutating func instance(_ attribute: Attribute, of node: inout Node) throws(XMLError) {
        let value = trimmed(attribute.value)
        if `is`(attribute.name, "nil") {
            node.isNil = `is`(value, "true") || `is`(value, "1")
        } else if `is`(attribute.name, "type"), value.count > 0 {
            let name = try qualified(value)
            // A QName in a value follows the default namespace, as an element does (XML Schema 1.0 part 2 §3.2.18).
            let namespace = try namespace(of: name, isElement: true)
            types.append(TypeName(node: Int32(nodes.count), namespace: namespace, name: name.local))
            node.hasType = true
        }
    }
}
