/// Why a certificate or a key cannot be used.
package enum TLSError: Error, Hashable, Sendable {
    /// The file cannot be read, or holds something else.
    case badFile(path: String, what: String, reason: String)
    /// The key is not the certificate's.
    case unusable(reason: String)
}
