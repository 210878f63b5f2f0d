import Glibc
import NIOSSL

/// Certificates in PEM, one or several in a file.
enum CertificateFile {
    static func certificates(_ path: String, as what: String) throws(TLSError) -> [NIOSSLCertificate] {
        let found: [NIOSSLCertificate]
        do {
            found = try NIOSSLCertificate.fromPEMFile(path)
        } catch {
            throw .badFile(path: path, what: what, reason: refusal(path))
        }
        guard !found.isEmpty else { throw .badFile(path: path, what: what, reason: "there is none in it") }
        return found
    }

    /// Why a file is not taken, in words; the library has none.
    static func refusal(_ path: String) -> String {
        access(path, R_OK) == 0 ? "it is not in PEM" : String(cString: strerror(errno))
    }
}
