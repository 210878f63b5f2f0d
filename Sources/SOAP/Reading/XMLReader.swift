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
        let isUTF8 = charset.map(Self.isUTF8) ?? true
        if isUTF8, let plain = PlainScanner.document(bytes, limits: limits) { return plain }
        guard let charset else { return try document(declaring: bytes) }
        return try expat.document(bytes, encoding: isUTF8 ? Self.utf8 : charset, limits: limits)
    }

    /// In the encoding that the document itself declares or shows.
    private func document(declaring bytes: UnsafeRawBufferPointer) throws(XMLError) -> Document {
        do throws(XMLError) {
            return try expat.document(bytes, encoding: nil, limits: limits)
        } catch .unknownEncoding(let name) where Self.isUTF8(name) {
            return try expat.document(bytes, encoding: Self.utf8, limits: limits)
        }
    }

    private static let utf8 = "UTF-8"

    /// Many peers leave the hyphen out, which expat does not know.
    private static func isUTF8(_ charset: String) -> Bool {
        4...5 ~= charset.utf8.count && ["utf-8", "utf8"].contains(charset.lowercased())
    }

    package func document(_ bytes: [UInt8], charset: String? = nil) throws(XMLError) -> Document {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(XMLError) in try document(bytes, charset: charset) }
        }
        return try result.get()
    }
}
