import NIOSSL

/// Who this side is: a certificate with those that vouch for it, and its key. Files in PEM.
package struct TLSIdentity: Hashable, Sendable {
    package var certificateFile: String
    package var keyFile: String

    package init(certificateFile: String, keyFile: String) {
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }

    /// When the certificate's time is over, in seconds since 1970.
    package func expiry() throws(TLSError) -> Int {
        let chain = try CertificateFile.certificates(certificateFile, as: "certificate")
        return chain.first.map { Int($0.notValidAfter) } ?? 0
    }

    func chain() throws(TLSError) -> [NIOSSLCertificateSource] {
        try CertificateFile.certificates(certificateFile, as: "certificate").map { .certificate($0) }
    }

    func key() throws(TLSError) -> NIOSSLPrivateKeySource {
        do {
            return .privateKey(try NIOSSLPrivateKey(file: keyFile, format: .pem))
        } catch {
            throw .badFile(path: keyFile, what: "private key", reason: CertificateFile.refusal(keyFile))
        }
    }
}
