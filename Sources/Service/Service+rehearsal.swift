import HTTP
import RuleFiles

/// What files that a configuration names turn out to be.
extension Service {
    /// What is wrong with certificate, key or authority.
    static func certificates(_ configuration: ServiceConfiguration) -> Diagnostic? {
        do throws(TLSError) {
            if let identity = configuration.tls {
                let authority = configuration.callback?.asksForCertificate == true ? configuration.authorityFile : nil
                try ServerTLS(identity: identity, peerAuthorityFile: authority).check()
            }
            try ClientTLS(authorityFile: configuration.authorityFile, identity: configuration.tls).check()
            return nil
        } catch {
            return Diagnostic(.error, "bad-certificate", error.words, help: error.advice, at: configuration.tlsPlace)
        }
    }

    /// Why decisions could not be written.
    static func log(_ configuration: ServiceConfiguration) -> Diagnostic? {
        guard let file = configuration.decisions.file else { return nil }
        return DecisionLog.obstacle(file)?.finding(at: configuration.decisions.place)
    }
}

extension DecisionLogError {
    func finding(at place: SourceRange?) -> Diagnostic {
        Diagnostic(
            .error, "unwritable", "the log of decisions \(path.quotedPath) cannot be written: \(reason)",
            help: "name a file in a folder where the service's user may write", at: place)
    }
}
