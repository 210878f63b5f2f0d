import CExpat
import Glibc

/// Expat, which decides what is XML and what is not. Used again from document to document, by one thread at a time.
final class ExpatParser {
    private let parser: XML_Parser
    // Against crafted names that collide in expat's tables. Drawn once: a new one per message is a system call.
    private let salt = UInt.random(in: 1...UInt.max)

    init() {
        guard let parser = XML_ParserCreate(nil) else { fatalError("no memory for an XML parser") }
        self.parser = parser
    }

    deinit { XML_ParserFree(parser) }

    /// Reads `bytes` in the encoding named, or else in the one that the document shows.
    func document(
        _ bytes: UnsafeRawBufferPointer, encoding: String?, limits: XMLLimits
    ) throws(XMLError) -> Document {
        XML_ParserReset(parser, nil)
        XML_SetHashSalt(parser, salt)
        if let encoding { XML_SetEncoding(parser, encoding) }
        setHandlers()

        var builder = DocumentBuilder(limits: limits, bytes: [])
        builder.bytes.reserveCapacity(bytes.count)
        var reading = ExpatReading(builder: builder, parser: parser)
        let status = withUnsafeMutablePointer(to: &reading) { reading in
            XML_SetUserData(parser, reading)
            XML_SetUnknownEncodingHandler(
                parser,
                { reading, name, _ in
                    let name = name.map { String(cString: $0) }
                    reading?.assumingMemoryBound(to: ExpatReading.self).pointee.encoding = name
                    return 0
                }, reading)
            return XML_Parse(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 1)
        }
        if let error = reading.error { throw error }
        guard status == XML_STATUS_OK else { throw failure(encoding: reading.encoding ?? encoding) }
        return reading.builder.document()
    }

    private func setHandlers() {
        XML_SetElementHandler(
            parser,
            { reading, name, attributes in
                guard let name else { return }
                ExpatParser.step(reading) { reading throws(XMLError) in try reading.start(name, attributes) }
            },
            { reading, _ in ExpatParser.step(reading) { reading throws(XMLError) in try reading.end() } })
        XML_SetCharacterDataHandler(parser) { reading, text, count in
            guard let text else { return }
            ExpatParser.step(reading) { reading throws(XMLError) in try reading.text(text, count) }
        }
        XML_SetStartDoctypeDeclHandler(parser) { reading, _, _, _, _ in
            ExpatParser.step(reading) { _ throws(XMLError) in throw .doctype }
        }
        XML_SetProcessingInstructionHandler(parser) { reading, target, _ in
            let name = target.map { String(cString: $0) } ?? ""
            ExpatParser.step(reading) { _ throws(XMLError) in throw .processingInstruction(name) }
        }
    }

    private static func step(
        _ reading: UnsafeMutableRawPointer?, _ work: (inout ExpatReading) throws(XMLError) -> Void
    ) {
        // Set in `document` for as long as the parse lasts.
        reading?.assumingMemoryBound(to: ExpatReading.self).pointee.step(work)
    }

    private func failure(encoding: String?) -> XMLError {
        let code = XML_GetErrorCode(parser)
        if code == XML_ERROR_UNKNOWN_ENCODING { return .unknownEncoding(encoding ?? "") }
        return .malformed(
            XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code.rawValue)",
            line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
    }
}
