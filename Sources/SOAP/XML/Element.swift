/// A place in a document, to walk from. Each copy holds the document; loops over whole messages use its nodes.
package struct Element: Sendable {
    package let document: Document
    package let index: Int

    package init(document: Document, index: Int) {
        self.document = document
        self.index = index
    }

    private var node: Node { document.nodes[index] }

    /// The local part of its name.
    package var name: String { document.text(node.name) }
    package var namespace: Namespace { node.namespace }
    package var uri: String { document.uri(node.namespace) }
    /// Its character data if it is a leaf, else empty.
    package var text: String { document.text(node.text) }
    package var isNil: Bool { node.isNil }
    package var isLeaf: Bool { Int(node.end) == index + 1 }

    /// What `xsi:type` names, with its namespace resolved.
    package var type: (uri: String, name: String)? {
        document.type(ofNodeAt: index).map { (document.uri($0.namespace), document.text($0.name)) }
    }

    package var children: [Element] {
        var children: [Element] = []
        var next = index + 1
        while next < Int(node.end) {
            children.append(Element(document: document, index: next))
            next = Int(document.nodes[next].end)
        }
        return children
    }

    package func child(_ name: String) -> Element? {
        children.first { $0.name == name }
    }

    /// The value of the attribute of that name, in no namespace unless one is given.
    package func attribute(_ name: String, in namespace: Namespace = .none) -> String? {
        let first = Int(node.firstAttribute)
        let own = document.attributes[first..<first + Int(node.attributeCount)]
        return own.first { $0.namespace == namespace && document.text($0.name) == name }.map { document.text($0.value) }
    }
}
