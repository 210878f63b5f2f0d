import NIOSSL

/// TLS of a listener.
package struct ServerTLS: Hashable, Sendable {
    package var identity: TLSIdentity
    /// Authorities one of which must have signed the peer's certificate; nil asks for none.
    package var peerAuthorityFile: String?

    package init(identity: TLSIdentity, peerAuthorityFile: String? = nil) {
        self.identity = identity
        self.peerAuthorityFile = peerAuthorityFile
    }

    /// Reads the files, as whoever listens or connects will.
    package func check() throws(TLSError) { _ = try context() }

    func context() throws(TLSError) -> NIOSSLContext {
        var settings = TLSConfiguration.makeServerConfiguration(
            certificateChain: try identity.chain(), privateKey: try identity.key())
        settings.minimumTLSVersion = .tlsv12
        if let peerAuthorityFile {
            settings.trustRoots = .certificates(
                try CertificateFile.certificates(peerAuthorityFile, as: "authority"))
            // A client's certificate names a client, not a host.
            settings.certificateVerification = .noHostnameVerification
        }
        do { return try NIOSSLContext(configuration: settings) } catch { throw .unusable(reason: "\(error)") }
    }
}
