/// Reads documents. It keeps its tables from one to the next, so each connection or thread has one of its own.
package final class XMLReader {
    private let expat = ExpatParser()
    private let limits: XMLLimits

    package init(limits: XMLLimits = XMLLimits()) {
        self.limits = limits
    }

    /// Reads one document. What the transport says of its encoding counts before the document's own declaration
    /// (RFC 7303 §3.2).
    package func document(_ bytes: UnsafeRawBufferPointer, charset: String? = nil) throws(XMLError) -> Document {
        guard bytes.count <= limits.bytes else { throw .tooManyBytes(bytes.count) }
        if charset.map(Self.isUTF8) ?? true, let plain = PlainScanner.document(bytes, limits: limits) { return plain }
        return try expat.document(bytes, encoding: charset, limits: limits)
    }

    private static func isUTF8(_ charset: String) -> Bool {
        charset.utf8.count == 5 && charset.lowercased() == "utf-8"
    }

    package func document(_ bytes: [UInt8], charset: String? = nil) throws(XMLError) -> Document {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(XMLError) in try document(bytes, charset: charset) }
        }
        return try result.get()
    }
}
