/// Why bytes are no message of this protocol.
public enum CTIPSError: Error, Hashable, Sendable {
    /// No XML that is accepted here: not well-formed, or beyond a limit, or with a document type declaration.
    case notXML(reason: String)
    /// XML, but no envelope of SOAP 1.1 with a body.
    case notSOAP(reason: String)
    /// An envelope of another version of SOAP.
    case otherVersion
    /// An envelope around something else.
    case unknownOperation(String)
}
