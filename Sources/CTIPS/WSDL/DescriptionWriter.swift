import SOAP

/// Writes a service description: types, messages, port type, binding and service, in the order of WSDL 1.1 §2.1.
struct DescriptionWriter: ~Copyable {
    let side: ServiceDescription.Side
    let contract: Contract
    var xml = XMLWriter(reserving: 1 << 17)

    init(_ side: ServiceDescription.Side, contract: Contract) {
        self.side = side
        self.contract = contract
    }

    private var prefix: String { side.namespace.descriptionPrefix }

    mutating func definitions(address: String) {
        xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
        let namespaces = ContractNamespace.allCases.map { ("xmlns:" + $0.descriptionPrefix, $0.uri) }
        element(
            "wsdl:definitions",
            [
                ("name", side.service), ("targetNamespace", side.namespace.uri),
                ("xmlns:wsdl", "http://schemas.xmlsoap.org/wsdl/"),
                ("xmlns:soap", "http://schemas.xmlsoap.org/wsdl/soap/"),
                ("xmlns:xs", "http://www.w3.org/2001/XMLSchema"),
                ("xmlns:wsaw", "http://www.w3.org/2006/05/addressing/wsdl"),
            ] + namespaces
        ) { writer in
            writer.types()
            for operation in writer.side.operations { writer.messages(of: operation) }
            writer.portType()
            writer.binding()
            writer.service(address: address)
        }
    }

    private mutating func messages(of operation: Operation) {
        let name = "\(side.portType)_\(operation.rawValue)"
        var parts = [
            ("\(name)_InputMessage", "parameters", operation.rawValue),
            ("\(name)_OutputMessage", "parameters", operation.rawValue + "Response"),
        ]
        if !operation.isCallback {
            parts.append(("\(name)_CTIPortalServiceFault_FaultMessage", "detail", "CTIPortalServiceFault"))
        }
        for (message, part, element) in parts {
            let type = "\(prefix):\(element)"
            self.element("wsdl:message", [("name", message)]) {
                $0.element("wsdl:part", [("name", part), ("element", type)])
            }
        }
    }

    private mutating func portType() {
        let prefix = prefix
        element("wsdl:portType", [("name", side.portType)]) { writer in
            for operation in writer.side.operations {
                let message = "\(prefix):\(writer.side.portType)_\(operation.rawValue)"
                writer.element("wsdl:operation", [("name", operation.rawValue)]) { writer in
                    writer.element(
                        "wsdl:input", [("wsaw:Action", operation.action), ("message", message + "_InputMessage")])
                    writer.element(
                        "wsdl:output",
                        [("wsaw:Action", operation.action + "Response"), ("message", message + "_OutputMessage")])
                    guard !operation.isCallback else { return }
                    let fault = "CTIPortalServiceFault"
                    writer.element(
                        "wsdl:fault",
                        [("wsaw:Action", fault), ("name", fault), ("message", "\(message)_\(fault)_FaultMessage")])
                }
            }
        }
    }

    private mutating func binding() {
        let type = "\(prefix):\(side.portType)"
        element("wsdl:binding", [("name", "BasicHttpBinding_\(side.portType)"), ("type", type)]) { writer in
            writer.element("soap:binding", [("transport", "http://schemas.xmlsoap.org/soap/http")])
            for operation in writer.side.operations {
                writer.element("wsdl:operation", [("name", operation.rawValue)]) { writer in
                    writer.element("soap:operation", [("soapAction", operation.action), ("style", "document")])
                    writer.element("wsdl:input") { $0.element("soap:body", [("use", "literal")]) }
                    writer.element("wsdl:output") { $0.element("soap:body", [("use", "literal")]) }
                    guard !operation.isCallback else { return }
                    writer.element("wsdl:fault", [("name", "CTIPortalServiceFault")]) {
                        $0.element("soap:fault", [("name", "CTIPortalServiceFault"), ("use", "literal")])
                    }
                }
            }
        }
    }

    private mutating func service(address: String) {
        let port = "BasicHttpBinding_\(side.portType)"
        let binding = "\(prefix):\(port)"
        element("wsdl:service", [("name", side.service)]) {
            $0.element("wsdl:port", [("name", port), ("binding", binding)]) {
                $0.element("soap:address", [("location", address)])
            }
        }
    }

    /// One element on a line of its own; no element of a description has text.
    mutating func element(
        _ name: String, _ attributes: [(String, String)] = [], content: ((inout Self) -> Void)? = nil
    ) {
        xml.raw("<")
        xml.text(name)
        for (name, value) in attributes { xml.attribute(name, value) }
        guard let content else {
            xml.raw("/>\n")
            return
        }
        xml.raw(">\n")
        content(&self)
        xml.raw("</")
        xml.text(name)
        xml.raw(">\n")
    }
}
