/// Why a document is no message of SOAP 1.1.
package enum SOAPError: Error, Hashable, Sendable {
    case noEnvelope
    /// An envelope of SOAP 1.2.
    case otherVersion
    case noBody
    case emptyBody
}

extension SOAPError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noEnvelope: "there is no envelope"
        case .otherVersion: "the envelope is of another version"
        case .noBody: "the envelope has no body"
        case .emptyBody: "the body is empty"
        }
    }
}
