/// A SOAP 1.1 fault (§4.4), read or to be written.
package struct Fault: Sendable {
    /// Who is to blame: the local part of the code, `Client`, `Server`, `VersionMismatch`, or a peer's own.
    package var code: String
    package var reason: String
    /// The first element of the detail.
    package var detail: Element?

    package init(code: String, reason: String) {
        self.code = code
        self.reason = reason
    }

    /// Reads a fault whose parts may be qualified, which SOAP 1.1 does not want and stacks do nevertheless.
    init(_ element: Element) {
        let code = element.child("faultcode")?.text ?? ""
        self.code = code.split(separator: ":").last.map { String($0) }?.trimmingSpace ?? ""
        reason = element.child("faultstring")?.text ?? ""
        detail = element.child("detail")?.children.first
    }

    /// Writes the whole message; `detail` writes what stands in the detail element.
    package func write(into writer: inout XMLWriter, detail: (inout XMLWriter) -> Void = { _ in }) {
        writer.raw(XMLWriter.envelopeStart)
        writer.raw("<s:Fault><faultcode>s:")
        writer.text(code)
        writer.raw(#"</faultcode><faultstring xml:lang="en-US">"#)
        writer.text(reason)
        writer.raw("</faultstring><detail>")
        detail(&writer)
        writer.raw("</detail></s:Fault>")
        writer.raw(XMLWriter.envelopeEnd)
    }
}

extension String {
    fileprivate var trimmingSpace: String {
        let bytes = utf8.drop { $0.isXMLSpace }
        let end = bytes.lastIndex { !$0.isXMLSpace }
        return end.flatMap { String(bytes[...$0]) } ?? ""
    }
}

extension XMLWriter {
    /// No declaration and no byte order mark: UTF-8 is what a reader assumes, and what the transport says.
    package static let envelopeStart: StaticString =
        #"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>"#
    package static let envelopeEnd: StaticString = "</s:Body></s:Envelope>"
}
