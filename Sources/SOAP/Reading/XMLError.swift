/// Why a document is refused.
package enum XMLError: Error, Hashable, Sendable {
    case tooManyBytes(Int)
    case tooDeep(limit: Int)
    case tooManyElements(limit: Int)
    case tooManyAttributes(limit: Int)
    case tooManyPrefixes(limit: Int)
    case tooManyNamespaces(limit: Int)
    case tooMuchText(limit: Int)
    /// A document type declaration: the way in for entities, and of no use to SOAP (SOAP 1.1 §3).
    case doctype
    case processingInstruction(String)
    case undeclaredPrefix(String)
    /// A name that is well-formed XML but no qualified name, or a prefix bound against Namespaces in XML 1.0.
    case badName(String)
    case repeatedAttribute(String)
    /// An encoding, declared or said by the transport, that is not read here.
    case unknownEncoding(String)
    /// Not well-formed: expat's error, and where it stopped, both counted from 1.
    case malformed(String, line: Int, column: Int)
}
