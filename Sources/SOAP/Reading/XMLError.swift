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

extension XMLError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooManyBytes(let count): "it has \(count) bytes, more than are taken"
        case .tooDeep(let limit): "its elements are nested deeper than \(limit)"
        case .tooManyElements(let limit): "it has more than \(limit) elements"
        case .tooManyAttributes(let limit): "an element has more than \(limit) attributes"
        case .tooManyPrefixes(let limit): "more than \(limit) prefixes are in scope"
        case .tooManyNamespaces(let limit): "it has more than \(limit) namespaces"
        case .tooMuchText(let limit): "a text has more than \(limit) bytes"
        case .doctype: "it has a document type declaration"
        case .processingInstruction(let target): "it has the processing instruction \(target.prefix(64))"
        case .undeclaredPrefix(let prefix): "the prefix \(prefix.prefix(64)) is not declared"
        case .badName(let name): "\(name.prefix(64)) is no qualified name"
        case .repeatedAttribute(let name): "the attribute \(name.prefix(64)) is there twice"
        case .unknownEncoding(let name): "the encoding \(name.prefix(64)) is not read"
        case .malformed(let reason, let line, let column): "\(reason), line \(line), column \(column)"
        }
    }
}
