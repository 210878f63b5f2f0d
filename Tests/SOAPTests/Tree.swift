import SOAP

/// A whole document as a value: what two readings have to agree on.
struct Tree: Hashable {
    let name: String
    let uri: String
    let text: String
    let isNil: Bool
    let type: [String]
    let attributes: [String]
    let children: [Tree]

    init(_ element: Element) {
        let node = element.document.nodes[element.index]
        let first = Int(node.firstAttribute)
        name = element.name
        uri = element.uri
        text = element.text
        isNil = element.isNil
        type = element.type.map { [$0.uri, $0.name] } ?? []
        attributes = element.document.attributes[first..<first + Int(node.attributeCount)].map {
            "{\(element.document.uri($0.namespace))}\(element.document.text($0.name))=\(element.document.text($0.value))"
        }
        children = element.children.map(Tree.init)
    }
}

extension XMLReader {
    /// The root of a document given as text, in UTF-8.
    func root(_ text: String) throws -> Element {
        try document(Array(text.utf8)).root
    }
}
