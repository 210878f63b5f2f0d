import NIOSSL

/// TLS of connections that we open.
package struct ClientTLS: Hashable, Sendable {
    /// Authorities that are trusted; nil trusts those of the system.
    package var authorityFile: String?
    /// What the peer is shown if it asks.
    package var identity: TLSIdentity?

    package init(authorityFile: String? = nil, identity: TLSIdentity? = nil) {
        self.authorityFile = authorityFile
        self.identity = identity
    }

    /// Reads the files, as whoever listens or connects will.
    package func check() throws(TLSError) { _ = try context() }

    func context() throws(TLSError) -> NIOSSLContext {
        var settings = TLSConfiguration.makeClientConfiguration()
        settings.minimumTLSVersion = .tlsv12
        if let authorityFile {
            settings.trustRoots = .certificates(try CertificateFile.certificates(authorityFile, as: "authority"))
        }
        if let identity {
            settings.certificateChain = try identity.chain()
            settings.privateKey = try identity.key()
        }
        do { return try NIOSSLContext(configuration: settings) } catch { throw .unusable(reason: "\(error)") }
    }
}
