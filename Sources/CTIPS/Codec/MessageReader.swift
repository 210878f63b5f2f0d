import SOAP

/// Reads messages, either way. It keeps its tables from one to the next, so each connection or thread has its own.
public final class MessageReader {
    private let xml: XMLReader

    /// A reader that refuses messages of more than so many bytes; the limits of depth and of number are fixed.
    public init(maximumBytes: Int = 1 << 20) {
        var limits = XMLLimits()
        limits.bytes = maximumBytes
        xml = XMLReader(limits: limits)
    }

    /// Reads the body of a request or of an answer.
    ///
    /// The operation is that of the body's element; the `SOAPAction` header is a hint that peers get wrong. Elements are
    /// known by their local names, in any order and either spelling; unknown ones are passed over. The charset is that of
    /// the Content-Type header, if it has one.
    ///
    /// Complexity: linear in the number of bytes.
    public func message(_ bytes: UnsafeRawBufferPointer, charset: String? = nil) throws(CTIPSError) -> ReceivedMessage {
        let document: Document
        do { document = try xml.document(bytes, charset: charset) } catch { throw .notXML(reason: "\(error)") }
        let envelope: Envelope
        do {
            envelope = try Envelope(document)
        } catch {
            throw error == .otherVersion ? .otherVersion : .notSOAP(reason: "\(error)")
        }
        if let fault = envelope.fault {
            return ReceivedMessage(message: .fault(PortalFault(fault)), misread: [])
        }
        return try Self.message(document, payload: envelope.payloadIndex)
    }

    /// Reads the body of a request or of an answer from an array; see ``message(_:charset:)``.
    public func message(_ bytes: [UInt8], charset: String? = nil) throws(CTIPSError) -> ReceivedMessage {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(CTIPSError) in try message(bytes, charset: charset) }
        }
        return try result.get()
    }

    private static func message(_ document: Document, payload: Int) throws(CTIPSError) -> ReceivedMessage {
        let contract = Contract.standard
        let name = document.text(document.nodes[payload].name)
        var reader = RecordReader(document, contract: contract)
        if let operation = contract.operation(named: name) {
            let wrapper = reader.record(contract.wrapper(of: operation, isResponse: false), at: payload)
            return ReceivedMessage(message: .request(operation, wrapper.arguments), misread: reader.misread)
        }
        let suffix = "response"
        if name.lowercased().hasSuffix(suffix), let operation = contract.operation(named: name.dropLast(suffix.count)) {
            let wrapper = reader.record(contract.wrapper(of: operation, isResponse: true), at: payload)
            return ReceivedMessage(message: .response(operation, wrapper.values[0]), misread: reader.misread)
        }
        throw .unknownOperation(String(name.prefix(64)))
    }
}

extension Contract {
    fileprivate func operation(named name: some StringProtocol) -> Operation? {
        Operation(rawValue: String(name)) ?? operationsByName[name.lowercased()]
    }

    /// The number of the record that the request or the answer is.
    func wrapper(of operation: Operation, isResponse: Bool) -> Int {
        firstMessage + 2 * operation.index + (isResponse ? 1 : 0)
    }
}

extension Record {
    /// What is inside the wrapper if that is one record, or else the wrapper.
    fileprivate var arguments: Record {
        let contract = Contract.standard
        guard values.count == 1, let member = contract.members[contract.layouts[type].members].first,
            case .record(let number) = member.shape
        else { return self }
        return values[0].record ?? Record(contract.records[Int(number)].name)
    }
}

extension PortalFault {
    fileprivate init(_ fault: Fault) {
        let detail = fault.detail
        let code = detail?.child("ErrorCode")?.text
        self.init(
            code.flatMap { FaultCode(rawValue: $0) }, detail?.child("Message")?.text ?? fault.reason, blame: fault.code)
    }
}
