/// A SOAP 1.1 message that was read: the one element of its body.
///
/// Headers are not looked at, not even those that must be understood: Mono's peers put one on every fault, and no
/// header means anything to this protocol.
package struct Envelope: Sendable {
    package let document: Document
    /// The node of the body's first element.
    package let payloadIndex: Int

    package init(_ document: Document) throws(SOAPError) {
        let root = document.nodes[0]
        guard root.namespace == .envelope, Self.isNamed(0, "Envelope", in: document) else {
            if root.namespace == .envelope12 { throw .otherVersion }
            throw .noEnvelope
        }
        var next = 1
        while next < Int(root.end) {
            let node = document.nodes[next]
            if node.namespace == .envelope, Self.isNamed(next, "Body", in: document) {
                guard next + 1 < Int(node.end) else { throw .emptyBody }
                self.document = document
                payloadIndex = next + 1
                return
            }
            next = Int(node.end)
        }
        throw .noBody
    }

    package var payload: Element { Element(document: document, index: payloadIndex) }

    /// The fault that the body is, if it is one.
    package var fault: Fault? {
        guard document.nodes[payloadIndex].namespace == .envelope,
            Self.isNamed(payloadIndex, "Fault", in: document)
        else { return nil }
        return Fault(payload)
    }

    private static func isNamed(_ index: Int, _ name: StaticString, in document: Document) -> Bool {
        let slice = document.nodes[index].name
        guard Int(slice.count) == name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { name in
            name.elementsEqual(document.bytes[slice.range])
        }
    }
}
