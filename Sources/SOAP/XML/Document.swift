/// A whole document: bytes, and nodes that point into them. A few arrays, however many elements there are.
package struct Document: Sendable {
    /// UTF-8, valid as a whole; not the document's text in order, only what nodes point to.
    package let bytes: [UInt8]
    /// In document order; the root is the first. Never empty.
    package let nodes: [Node]
    package let attributes: [Attribute]
    let types: [TypeName]
    let namespaces: [Slice]

    package var root: Element { Element(document: self, index: 0) }

    /// What `xsi:type` says of the node at `index`. Types are in document order, and a stranger may send thousands.
    package func type(ofNodeAt index: Int) -> TypeName? {
        guard nodes[index].hasType else { return nil }
        var (low, high) = (0, types.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(types[middle].node) < index { low = middle + 1 } else { high = middle }
        }
        return types[low]
    }

    package func text(_ slice: Slice) -> String {
        String(decoding: bytes[slice.range], as: UTF8.self)
    }

    /// The URI of `namespace`, empty for none.
    package func uri(_ namespace: Namespace) -> String {
        guard namespace.number >= Namespace.firstOwn else {
            return Namespace.known[Int(namespace.number)].description
        }
        return text(namespaces[Int(namespace.number - Namespace.firstOwn)])
    }
}
