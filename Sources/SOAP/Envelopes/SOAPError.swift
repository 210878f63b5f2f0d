/// Why a document is no message of SOAP 1.1.
package enum SOAPError: Error, Hashable, Sendable {
    case noEnvelope
    /// An envelope of SOAP 1.2.
    case otherVersion
    case noBody
    case emptyBody
}
