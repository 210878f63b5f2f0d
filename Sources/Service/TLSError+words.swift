package import HTTP
import RuleFiles

extension TLSError {
    /// What is wrong.
    package var words: String {
        switch self {
        case .badFile(let path, let what, let reason):
            "the \(what) \(path.quotedPath) cannot be used: \(reason)"
        case .unusable(let reason): "certificate and key cannot be used: \(reason)"
        }
    }

    /// How to mend it.
    package var advice: String {
        switch self {
        case .badFile: "it is a file in PEM that the service may read"
        case .unusable: "the key has to be the certificate's own"
        }
    }
}
