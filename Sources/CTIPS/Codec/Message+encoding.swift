import SOAP

extension Message {
    /// The body to send: UTF-8, without a declaration or a byte order mark. Complexity: linear in the values.
    public func encoded(_ style: WireStyle = .complete) -> [UInt8] {
        switch self {
        case .request(let operation, let arguments):
            Self.encoded(operation, isResponse: false, arguments, style)
        case .response(let operation, let result):
            Self.encoded(operation, isResponse: true, result, style)
        case .fault(let fault):
            fault.encoded()
        }
    }

    private static func encoded(
        _ operation: Operation, isResponse: Bool, _ content: Record, _ style: WireStyle
    ) -> [UInt8] {
        let wrapper = Contract.standard.wrapper(of: operation, isResponse: isResponse)
        // Callbacks with several parameters have no record of arguments; what is given is the wrapper.
        guard content.type != wrapper else {
            var writer = RecordWriter(style: style)
            writer.envelope(content)
            return writer.finished()
        }
        return encoded(operation, isResponse: isResponse, .record(content), style)
    }

    private static func encoded(
        _ operation: Operation, isResponse: Bool, _ content: Value, _ style: WireStyle
    ) -> [UInt8] {
        var writer = RecordWriter(style: style)
        writer.envelope(
            Record(type: Contract.standard.wrapper(of: operation, isResponse: isResponse), values: [content]))
        return writer.finished()
    }
}

extension PortalFault {
    fileprivate func encoded() -> [UInt8] {
        var writer = XMLWriter()
        Fault(code: blame, reason: message).write(into: &writer) { writer in
            guard let code else { return }
            writer.raw("<CTIPortalServiceFault")
            writer.attribute("xmlns", ContractNamespace.requests.uri)
            writer.raw("><ErrorCode>")
            writer.text(code.rawValue)
            writer.raw("</ErrorCode><Message>")
            writer.text(message)
            writer.raw("</Message></CTIPortalServiceFault>")
        }
        return writer.bytes
    }
}
