import NIOSSL

/// Certificates in PEM, one or several in a file.
enum CertificateFile {
    static func certificates(_ path: String, as what: String) throws(TLSError) -> [NIOSSLCertificate] {
        let found: [NIOSSLCertificate]
        do {
            found = try NIOSSLCertificate.fromPEMFile(path)
        } catch {
            throw .badFile(path: path, what: what, reason: "\(error)")
        }
        guard !found.isEmpty else { throw .badFile(path: path, what: what, reason: "there is none in it") }
        return found
    }
}
