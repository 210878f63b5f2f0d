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

    /// What `xsi:type` says of the node at `index`.
    package func type(ofNodeAt index: Int) -> TypeName? {
        nodes[index].hasType ? types.first { Int($0.node) == index } : nil
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
